import type { ReactNode } from 'react'

/** A word about a thing: danger, care, good, or plain. */
export function Tag({ tone, children }: { tone?: 'danger' | 'care' | 'good' | 'action'; children: ReactNode }) {
  return <span className={tone ? `tag tag-${tone}` : 'tag'}>{children}</span>
}
