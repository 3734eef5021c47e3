import { useTranslation } from 'react-i18next'
import type { MyWork } from '../../../shared/domain/call.ts'
import { instantOf, showTime } from '../../../shared/domain/time.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useSession } from '../../stores/session.ts'
import { CallbackLine } from './CallbackLine.tsx'
import { WorkList } from './WorkList.tsx'

type Row = MyWork['callbacks'][number]

/** The callbacks of today on a line of time: what is overdue at the top, and where on the line it is now. */
export function CallbacksPanel({ callbacks }: { callbacks: MyWork['callbacks'] }) {
  const { t } = useTranslation('work')
  const now = instantOf(useNow(15_000))
  const me = useSession((state) => state.session?.staffId ?? null)
  if (callbacks.length === 0) {
    return (
      <section className="panel">
        <h2>{t('callbacks')}</h2>
        <p className="quiet">{t('noCallbacks')}</p>
      </section>
    )
  }
  const inOrder = [...callbacks].sort((a, b) => Number(b.overdue) - Number(a.overdue) || (a.at < b.at ? -1 : 1))
  const begun = inOrder.filter((one) => one.overdue || one.at <= now)
  const rows: readonly (Row | 'now')[] = [...begun, 'now', ...inOrder.slice(begun.length)]
  return (
    <section className="panel time-line">
      <WorkList
        title={t('callbacks')}
        rank={2}
        rows={rows}
        line={(row) =>
          row === 'now' ? (
            <li key="now" className="time-line-now">
              {t('now', { time: showTime(now) })}
            </li>
          ) : (
            <CallbackLine
              key={`${row.personId} ${row.at}`}
              callback={{ ...row, handler: row.mine ? me : null }}
              {...(row.mine ? {} : { whose: t('callback.anyone') })}
            />
          )
        }
      />
    </section>
  )
}
