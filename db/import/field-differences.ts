import { type ResidentField, type ResidentValues, residentFieldNames } from '../../shared/domain/resident.ts'
import { valuesText } from '../projections/values-text.ts'

export interface FieldDifference {
  readonly field: ResidentField
  readonly from: unknown
  readonly to: unknown
}

/**
 * Field by field what a file says otherwise than its source did; what it says no more is null.
 *
 * @param said what the source said, as the resident's row has it
 */
export function fieldDifferences(said: string, values: ResidentValues): FieldDifference[] {
  const says = valuesText(values)
  if (says === said) return []
  const before = JSON.parse(said) as Partial<Record<ResidentField, unknown>>
  const now = JSON.parse(says) as Partial<Record<ResidentField, unknown>>
  return residentFieldNames
    .map((field) => ({ field, from: before[field] ?? null, to: now[field] ?? null }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
}
