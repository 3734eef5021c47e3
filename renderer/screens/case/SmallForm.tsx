import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import type { SmallFormState } from './forms.ts'

interface Props {
  form: SmallFormState
  label: string
  save: string
  problems: readonly Problem[]
  pending: boolean
  onSave: () => void
  children: ReactNode
}

/**
 * A small form in its place. Opened by the reader, its first box takes the cursor, which afterwards goes back to where
 * it was. Esc leaves the box and keeps the words; only Cancel throws them away.
 */
export function SmallForm({ form, label, save, problems, pending, onSave, children }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLFormElement>(null)
  const [before] = useState(() => document.activeElement)
  const { takesFocus } = form

  useEffect(() => {
    if (!takesFocus) return
    const first = box.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea, input, button')
    first?.focus()
    first?.scrollIntoView?.({ block: 'nearest' })
    return () => {
      // Only where the cursor was in the form: whoever has gone on elsewhere stays there.
      const isLost = document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [takesFocus, before])

  return (
    <form
      className="small-form stack"
      id={`form-${form.name}`}
      tabIndex={-1}
      aria-label={label}
      ref={box}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <ErrorSummary problems={problems} />
      {children}
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={pending}>
          {save}
        </Button>
        <Button onPress={form.close}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
