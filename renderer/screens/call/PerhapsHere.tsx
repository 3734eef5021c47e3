import { useTranslation } from 'react-i18next'
import type { PersonMatch } from '../../../shared/domain/case-file.ts'
import { showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'

/** Those who are perhaps already here, of what has been typed so far: the most alike first, each with what is the same. */
export function PerhapsHere(props: { matches: readonly PersonMatch[]; onTake: (person: PersonMatch) => void }) {
  const { t } = useTranslation('call')
  const { matches, onTake } = props
  return (
    <section className="panel stack register-near" aria-label={t('perhaps')}>
      <div className="stack-tight">
        <h2>{t('perhaps')}</h2>
        <p className="quiet">{matches.length > 0 ? t('perhapsText') : t('perhapsNone')}</p>
      </div>
      <ul>
        {matches.map((person, index) => (
          <NearLine key={person.personId} person={person} place={index + 1} onTake={onTake} />
        ))}
      </ul>
      <span className="visually-hidden" role="status">
        {matches.length > 0 ? t('perhapsCount', { count: matches.length }) : ''}
      </span>
    </section>
  )
}

function NearLine(props: { person: PersonMatch; place: number; onTake: (person: PersonMatch) => void }) {
  const { t } = useTranslation('call')
  const { person, place, onTake } = props
  const key = `alt+${place}`
  useShortcut(key, t('takeCall', { name: person.name }), () => onTake(person))
  return (
    <li className="near stack-tight">
      <span>
        <b>{person.name}</b>{' '}
        {person.nativeName ? <span lang={person.language ?? 'und'}>{person.nativeName} </span> : null}
        {person.hold ? <Tag tone="danger">{t('heldTag')}</Tag> : null}
      </span>
      <span>{person.why}</span>
      <span className="quiet small">
        {[person.address, person.postcode, person.dateOfBirth ? t('born', { date: showDate(person.dateOfBirth) }) : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
      <div>
        <Button onPress={() => onTake(person)} keys={key}>
          {t('open')}
          <span className="visually-hidden">: {person.name}</span>
        </Button>
      </div>
    </li>
  )
}
