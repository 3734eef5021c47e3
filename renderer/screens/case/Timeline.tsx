import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../shared/domain/case-file.ts'
import { showPhone } from '../../../shared/domain/phone.ts'
import { type Instant, millisecondsOf } from '../../../shared/domain/time.ts'
import { Tag } from '../../components/Tag.tsx'
import { showLength } from '../../show/show-length.ts'
import { showMoment } from '../../show/show-moment.ts'
import { CallAnswers } from './CallAnswers.tsx'
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
              <time>{showMoment(happenedAt(entry))}</time>
              {isLate(entry) ? t('enteredLater', { when: showMoment(entry.at) }) : null} · {entry.by}
              {entry.kind === 'call' ? <CallFactsLine call={entry} /> : null}
            </div>
            <div className={entry.withdrawn ? 'struck' : ''}>{entry.kind === 'call' ? <b>{line}</b> : line}</div>
            {words ? <div className={entry.withdrawn ? 'struck timeline-words' : 'timeline-words'}>{words}</div> : null}
            {entry.kind === 'call' && entry.answers.length > 0 ? <CallAnswers answers={entry.answers} /> : null}
            {entry.withdrawn ? <Tag>{t('withdrawn')}</Tag> : (action?.(entry) ?? null)}
          </li>
        )
      })}
    </ol>
  )
}

/** A call that was entered later, from paper, happened when it was made. */
function happenedAt(entry: TimelineEntry): Instant {
  return entry.kind === 'call' && isLate(entry) ? entry.startedAt : entry.at
}

const lateAfter = 5 * 60_000

function isLate(entry: TimelineEntry): boolean {
  return entry.kind === 'call' && millisecondsOf(entry.at) - millisecondsOf(entry.endedAt) > lateAfter
}

/** Which number was rung, and how long it took. */
function CallFactsLine({ call }: { call: Extract<TimelineEntry, { kind: 'call' }> }) {
  const length = showLength(millisecondsOf(call.endedAt) - millisecondsOf(call.startedAt))
  return (
    <>
      {' · '}
      <span>{[call.number ? showPhone(call.number) : '', length].filter(Boolean).join(', ')}</span>
    </>
  )
}
