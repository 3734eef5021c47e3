import { Link } from 'wouter'
import type { PersonId } from '../../shared/domain/ids.ts'

interface Props {
  personId: PersonId
  name: string
  nativeName?: string | null
  language?: string | null
}

/** A name that leads to the case file. In a table it is not a stop of the Tab key: Enter on the row does the same. */
export function PersonLink({ personId, name, nativeName, language }: Props) {
  return (
    <>
      <Link href={`/case/${personId}`} tabIndex={-1}>
        {name}
      </Link>
      {nativeName ? (
        <span className="quiet" lang={language ?? 'und'}>
          {' '}
          {nativeName}
        </span>
      ) : null}
    </>
  )
}
