import type { ReactNode } from 'react'

/** Says what a place is for, and offers the first action. `main` where it is all that the screen shows. */
export function EmptyState({ title, main, children }: { title: string; main?: boolean; children?: ReactNode }) {
  return (
    <div className="empty">
      {main ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  )
}
