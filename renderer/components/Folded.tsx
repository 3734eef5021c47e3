import { type ReactNode, useId } from 'react'

interface Props {
  title: string
  isOpen: boolean
  onToggle: (open: boolean) => void
  children: ReactNode
}

/** A part that opens under its title. */
export function Folded({ title, isOpen, onToggle, children }: Props) {
  const id = useId()
  return (
    <div className="folded">
      <button
        type="button"
        className="folded-title"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onToggle(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {title}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </div>
  )
}
