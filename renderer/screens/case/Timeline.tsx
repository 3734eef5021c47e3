import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../shared/domain/case-file.ts'
import { Tag } from '../../components/Tag.tsx'
import { showMoment } from '../../show/show-moment.ts'
import { timelineWords } from './timeline-words.ts'

interface Props {
  entries: readonly TimelineEntry[]
  /** What may be done with an entry, at its end. */
  action?: (entry: TimelineEntry) => ReactNode
}

/** What happened, newest first. What was undone stays, struck through. */
export function Timeline({ entries, action }: Props) {
  const { t } = useTranslation('caseFile')
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <ol className="timeline">
      {newestFirst.map((entry, index) => {
        const { line, words } = timelineWords(entry)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries keep nothing, and one command makes several of a kind.
          <li key={`${entry.command} ${entry.kind} ${index}`} className="timeline-entry">
            <div className="quiet small">
              <time>{showMoment(entry.at)}</time> · {entry.by}
            </div>
            <div className={entry.withdrawn ? 'struck' : ''}>{entry.kind === 'call' ? <b>{line}</b> : line}</div>
            {words ? <div className={entry.withdrawn ? 'struck timeline-words' : 'timeline-words'}>{words}</div> : null}
            {entry.withdrawn ? <Tag>{t('withdrawn')}</Tag> : (action?.(entry) ?? null)}
          </li>
        )
      })}
    </ol>
  )
}
