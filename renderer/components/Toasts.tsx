import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../hooks/useCommand.ts'
import { useShortcut } from '../hooks/useShortcut.ts'
import { type Toast, useToasts } from '../stores/toasts.ts'
import { Button } from './Button.tsx'

/** What was just done, for a minute, with Undo. Ctrl Z undoes the last. */
export function Toasts() {
  const { toasts } = useToasts()
  return (
    <div className="toasts" role="status">
      {toasts.map((toast, index) => (
        <ToastLine key={toast.id} toast={toast} isLast={index === toasts.length - 1} />
      ))}
    </div>
  )
}

function ToastLine({ toast, isLast }: { toast: Toast; isLast: boolean }) {
  const { t } = useTranslation()
  const { show, dismiss } = useToasts()
  const undo = useCommand('command.undo')
  const seconds = toast.undo ? 60 : 6

  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), seconds * 1000)
    return () => clearTimeout(timer)
  }, [toast.id, seconds, dismiss])

  const undoIt = async () => {
    if (!toast.undo) return
    const result = await undo.run({ undo: toast.undo })
    dismiss(toast.id)
    show(result.ok ? t('undone') : result.error.message)
  }
  useShortcut('alt+z', t('undo'), undoIt, { enabled: isLast && toast.undo !== null })

  return (
    <div className="toast">
      <span className="grow">{toast.text}</span>
      {toast.undo ? (
        <Button onPress={undoIt} {...(isLast ? { keys: 'alt+z' } : {})} isDisabled={undo.pending}>
          {t('undo')}
        </Button>
      ) : null}
      <Button onPress={() => dismiss(toast.id)} aria-label={t('close')}>
        <span aria-hidden="true">×</span>
      </Button>
    </div>
  )
}
