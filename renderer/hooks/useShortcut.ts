import { useEffect, useRef } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { type Shortcut, useShortcuts } from '../stores/shortcuts.ts'

/**
 * A key for as long as the caller is on screen, listed under `?`. A key without Ctrl or Alt never fires while somebody
 * is typing, nor behind an open dialog.
 */
export function useShortcut(keys: string, label: string, run: () => void, options: { enabled?: boolean } = {}): void {
  const enabled = options.enabled ?? true
  const latest = useRef(run)
  latest.current = run
  const isChord = /ctrl|alt|meta/.test(keys)
  useHotkeys(
    keys,
    (event) => {
      // A button that has the focus would take Ctrl Enter for Enter, and press itself.
      if (isChord) event.stopPropagation()
      latest.current()
    },
    {
      enabled,
      eventListenerOptions: { capture: isChord },
      useKey: !isChord,
      preventDefault: true,
      enableOnFormTags: true,
      enableOnContentEditable: isChord,
      ignoreEventWhen: (event) =>
        (!isChord && isTyping(event.target)) ||
        (keys === 'enter' && isOnControl(event.target)) ||
        (keys.endsWith('enter') && isChoosing(event.target)) ||
        isBehindDialog(event.target),
    },
    [enabled],
  )
  useEffect(() => {
    if (!enabled) return
    const shortcut: Shortcut = { keys, label }
    useShortcuts.getState().add(shortcut)
    return () => useShortcuts.getState().remove(shortcut)
  }, [keys, label, enabled])
}

const buttonLike = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color', 'file'])

/** Whether keys typed there are words, or choose from an open list. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !buttonLike.has(target.type)
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable)
    return true
  return target.closest('[role="listbox"], [role="menu"], [role="grid"], [aria-haspopup="listbox"]') !== null
}

/** Whether Enter there already means something: it presses the button or follows the link. */
function isOnControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('button, a, input, select, [role="button"], [role="grid"]') !== null
  )
}

/** Whether Enter there, with Ctrl too, takes a line of the list below the box. */
function isChoosing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="combobox"]') !== null
}

function isBehindDialog(target: EventTarget | null): boolean {
  const dialog = document.querySelector('[role="dialog"][data-modal], [role="alertdialog"]')
  return dialog !== null && !(target instanceof Node && dialog.contains(target))
}
