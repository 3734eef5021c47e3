import type { ReactNode } from 'react'

/** A sentence that matters, in its place. `says` makes it read out when it appears. */
export function Notice({
  tone,
  says = false,
  children,
}: {
  tone?: 'danger' | 'care' | 'good'
  says?: boolean
  children: ReactNode
}) {
  return (
    <div className={tone ? `notice notice-${tone}` : 'notice'} {...(says ? { role: 'alert' } : {})}>
      {children}
    </div>
  )
}
