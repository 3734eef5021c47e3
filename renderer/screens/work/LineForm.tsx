import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'

interface Props {
  /** What the form does to which line: read out where it opens. */
  label: string
  save: string
  problems: readonly Problem[]
  pending: boolean
  onSave: () => void
  onClose: () => void
  children: ReactNode
}

/**
 * The small form of a line of work, under it. Its first box takes the cursor; Esc closes it, and the cursor goes back to
 * where it was.
 */
export function LineForm({ label, save, problems, pending, onSave, onClose, children }: Props) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [before] = useState(() => document.activeElement)

  useEffect(() => {
    firstBox(form.current)?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [before])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  return (
    <form
      className="line-form stack"
      aria-label={label}
      ref={form}
      onKeyDown={onKeyDown}
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
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

/** A group of radios is entered at the one that is chosen, as with the Tab key. */
function firstBox(form: HTMLElement | null): HTMLElement | null {
  const first = form?.querySelector<HTMLElement>('input, textarea, button') ?? null
  const isRadio = first instanceof HTMLInputElement && first.type === 'radio'
  return isRadio
    ? (form?.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first)
    : first
}
