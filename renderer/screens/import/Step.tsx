import type { ReactNode } from 'react'

interface Props {
  title: string
  isOpen: boolean
  /** What it came to, once it is done. */
  line: ReactNode
  action?: ReactNode
  children: ReactNode
}

/** A step of a page: open, folded to a line when done, or waiting its turn. */
export function Step({ title, isOpen, line, action, children }: Props) {
  return (
    <li
      className={isOpen ? 'step step-open' : line ? 'step' : 'step step-waiting'}
      aria-current={isOpen ? 'step' : undefined}
    >
      <div className="spread">
        <h2>{title}</h2>
        {isOpen ? null : <div className="grow quiet">{line}</div>}
        {action}
      </div>
      {isOpen ? children : null}
    </li>
  )
}
