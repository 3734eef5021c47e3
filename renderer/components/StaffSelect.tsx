import type { StaffId } from '../../shared/domain/ids.ts'
import { useQuery } from '../hooks/useQuery.ts'
import { Select } from './Select.tsx'

interface Props {
  label: string
  value: StaffId | null
  onChange: (staffId: StaffId | null) => void
  /** The words for nobody in particular; without them somebody must be chosen. */
  nobody?: string
  /** Who is not offered. */
  besides?: StaffId | null
  error?: string | null
  id?: string
}

const none = 'nobody'

/** One of those who work here now, or nobody in particular. */
export function StaffSelect({ label, value, onChange, nobody, besides, error, id }: Props) {
  const staff = useQuery('staff.list', {})
  const options = (staff.data ?? [])
    .filter((one) => one.active && one.staffId !== besides)
    .map((one) => ({ key: one.staffId as string, label: one.name }))
  return (
    <Select
      label={label}
      options={nobody === undefined ? options : [{ key: none, label: nobody }, ...options]}
      value={value ?? (nobody === undefined ? null : none)}
      onChange={(key) => onChange(staff.data?.find((one) => one.staffId === key)?.staffId ?? null)}
      error={error ?? null}
      {...(id ? { id } : {})}
    />
  )
}
