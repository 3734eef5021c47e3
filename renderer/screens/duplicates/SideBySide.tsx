import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { DuplicatePair } from '../../../shared/domain/identity.ts'
import { fullName } from '../../../shared/domain/name.ts'
import { comparedFacts } from './compared-facts.ts'

/** Two people, fact by fact; what tells them apart is marked with words too, for who cannot see the shade. */
export function SideBySide({ pair }: { pair: DuplicatePair }) {
  const { t } = useTranslation('duplicates')
  const { a, b } = pair
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be scrolled sideways must be reached by the keyboard.
    <section className="scroll-x" aria-label={t('compared')} tabIndex={0}>
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('fact')}</span>
            </th>
            {[a, b].map((side) => (
              <th key={side.residentId} scope="col">
                <Link
                  href={`/case/${side.person.personId}`}
                  aria-label={t('openFile', { name: fullName(side.values) })}
                >
                  {fullName(side.values)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparedFacts(a, b).map((fact) => (
            <tr key={fact.label} className={fact.differs ? 'compared-differs' : undefined}>
              <th scope="row">
                {fact.label} {fact.differs ? <span className="compared-mark">{t('differs')}</span> : null}
              </th>
              <td>{fact.a}</td>
              <td>{fact.b}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
