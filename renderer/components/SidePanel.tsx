import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
}

/**
 * A part beside the screen: the rows behind a number, or a form for a chosen row. It takes the focus, unless a box in it
 * has it already, and gives it back when it is closed, with Esc or its button.
 */
export function SidePanel({ title, onClose, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  const panel = useRef<HTMLElement>(null)
  const [before] = useState(() => document.activeElement)

  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) heading.current?.focus()
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
    <aside className="side-panel" aria-labelledby={id} ref={panel} onKeyDown={onKeyDown}>
      <div className="spread">
        <h2 id={id} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <Button kind="quiet" keys="escape" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
      {children}
    </aside>
  )
}
