import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PersonRow } from '../../../shared/domain/case-file.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { ageOn, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Tag } from '../../components/Tag.tsx'

interface Props {
  people: readonly PersonRow[]
  chosen: PersonId | null
  onChoose: (person: PersonId | null) => void
}

/** Others at the same address. One call can serve all of them: each gets a record of their own. */
export function HouseholdPanel({ people, chosen, onChoose }: Props) {
  const { t } = useTranslation('call')
  if (people.length === 0) return null
  const today = londonTime(instantOf(Date.now())).date
  return (
    <section className="panel">
      <h2 className="label">{t('household')}</h2>
      <ul className="stack-tight">
        {people.map((person) => {
          const age = person.dateOfBirth ? ageOn(person.dateOfBirth, today) : null
          return (
            <li key={person.personId}>
              <Link href={`/case/${person.personId}`}>{person.name}</Link>
              {age === null ? '' : `, ${age}`} {person.hold ? <Tag tone="danger">{t('heldTag')}</Tag> : null}
              {person.hold ? null : (
                <Checkbox
                  isSelected={chosen === person.personId}
                  onChange={(on) => onChoose(on ? person.personId : null)}
                >
                  {t('householdNext')}
                </Checkbox>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
