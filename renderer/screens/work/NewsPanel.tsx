import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { MyWork } from '../../../shared/domain/call.ts'
import { showMoment } from '../../show/show-moment.ts'

/** What became of the people whom this handler helped, the newest first. */
export function NewsPanel({ news }: { news: MyWork['news'] }) {
  const { t } = useTranslation('work')
  return (
    <section className="panel">
      <h2>{t('news')}</h2>
      {news.length === 0 ? <p className="quiet">{t('noNews')}</p> : null}
      <ul className="stack">
        {news.map((entry) => (
          <li key={`${entry.personId} ${entry.at} ${entry.text}`}>
            <div>
              <Link href={`/case/${entry.personId}`}>{entry.name}</Link>{' '}
              <span className="quiet small">{showMoment(entry.at)}</span>
            </div>
            {entry.text}
          </li>
        ))}
      </ul>
    </section>
  )
}
