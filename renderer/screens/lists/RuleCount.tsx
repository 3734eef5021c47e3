import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../../shared/api.ts'
import { showDate } from '../../../shared/domain/time.ts'
import type { Failure } from '../../../shared/result.ts'
import { Notice } from '../../components/Notice.tsx'
import { showLanguage } from '../../show/show-language.ts'

interface Props {
  count: OutputOf<'list.count'> | undefined
  error: Failure | null
  slow: boolean
}

/** How many residents a rule fits, and the first of them. */
export function RuleCount({ count, error, slow }: Props) {
  const { t } = useTranslation('lists')
  return (
    <section className="panel stack">
      {error ? <Notice tone="care">{error.message}</Notice> : null}
      <div className="figure" role="status">
        {count ? (
          count.residents > 0 ? (
            <b>{t('count', { count: count.residents })}</b>
          ) : (
            <b>{t('countNone')}</b>
          )
        ) : slow ? (
          <span className="quiet">{t('counting')}</span>
        ) : null}
      </div>
      {count && count.sample.length > 0 ? (
        <div>
          <h2>{t('sample')}</h2>
          <ul>
            {count.sample.map((person) => (
              <li key={person.personId} className="sample-line">
                <span>{person.name}</span>
                <span className="quiet small">
                  {[
                    person.dateOfBirth ? showDate(person.dateOfBirth) : '',
                    person.postcode,
                    person.ward,
                    person.language && person.language !== 'en' ? showLanguage(person.language) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}
