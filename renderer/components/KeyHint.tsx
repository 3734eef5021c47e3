/** A key, in a quiet style, on the control that it works. `ctrl+enter` is shown as `Ctrl ⏎`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      {showKeys(keys)}
    </span>
  )
}

const names: Record<string, string> = {
  enter: '⏎',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  escape: 'Esc',
  slash: '/',
}

export function showKeys(keys: string): string {
  return keys
    .split('+')
    .map((key) => names[key] ?? key.toUpperCase())
    .join(' ')
}
