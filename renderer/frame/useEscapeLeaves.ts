import { useEffect } from 'react'
import { isTyping } from '../hooks/useShortcut.ts'

/** Esc leaves a box that is typed in, so that the single keys work again. What was typed stays. */
export function useEscapeLeaves(): void {
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLElement)) return
      if (target.closest('[role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"], [role="combobox"]'))
        return
      if (isTyping(target)) target.blur()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [])
}
