import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PersonId } from '../../../shared/domain/ids.ts'

interface Props {
  when: ReactNode
  /** Why it presses: "overdue since Tuesday". In red, and in words. */
  overdue: string | null
  personId: PersonId
  /** Null in the person's own file, where it would only repeat itself. */
  name: string | null
  what: ReactNode
  actions: ReactNode
  /** The form that is open under the line. */
  children?: ReactNode
}

/** A line of work: when, about whom, what, and what can be done about it in its place. */
export function WorkLine({ when, overdue, personId, name, what, actions, children }: Props) {
  return (
    <li className="work-line">
      <div className="work-line-facts">
        <span className="work-line-when">
          {when}
          {overdue === null ? null : <span className="overdue">{overdue}</span>}
        </span>
        <span className="work-line-what">
          {name === null ? null : <Link href={`/case/${personId}`}>{name}</Link>}{' '}
          <span className="work-line-words">{what}</span>
        </span>
        <span className="work-line-actions">{actions}</span>
      </div>
      {children}
    </li>
  )
}
