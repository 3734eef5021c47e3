import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { HeldRow } from '../../../shared/api.ts'
import { holdReasonLabels } from '../../../shared/domain/resident.ts'
import { showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { showMoment } from '../../show/show-moment.ts'

/** What is known about the chosen person: what each source says, and the calls that were refused, with their words. */
export function HeldDetail(props: { row: HeldRow | undefined; onDecide: (row: HeldRow) => void }) {
  const { t } = useTranslation('held')
  const [, navigate] = useLocation()
  const { row, onDecide } = props
  if (!row) {
    return (
      <section className="panel quiet" aria-live="polite">
        {t('choose')}
      </section>
    )
  }
  return (
    <section className="panel stack beside-detail" aria-label={t('about', { name: row.name })} aria-live="polite">
      <div className="stack-tight">
        <h2>{row.name}</h2>
        <p className="quiet">
          {[row.dateOfBirth ? showDate(row.dateOfBirth) : '', row.address, row.postcode].filter(Boolean).join(' · ')}
        </p>
      </div>
      {row.hold ? (
        <Notice tone="danger">{row.hold === 'unreadEvent' ? t('unread') : holdReasonLabels[row.hold]}</Notice>
      ) : null}
      <div className="stack-tight">
        <h3>{t('says')}</h3>
        {row.statements.length === 0 ? <p className="quiet">{t('saysNothing')}</p> : null}
        <ul className="stack-tight">
          {row.statements.map((statement) => (
            <li key={statement}>{statement}</li>
          ))}
        </ul>
      </div>
      {row.refusedCalls.length > 0 ? (
        <div className="stack-tight">
          <h3>{t('refusedCalls')}</h3>
          <ul className="timeline">
            {row.refusedCalls.map((call) => (
              <li key={`${call.at} ${call.by}`} className="timeline-entry">
                <div className="quiet small">{t('refusedBy', { when: showMoment(call.at), by: call.by })}</div>
                <div className="timeline-words">{call.note || <span className="quiet">{t('noWords')}</span>}</div>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {row.inboundCalls.length > 0 ? (
        <div className="stack-tight">
          <h3>{t('inboundCalls')}</h3>
          <ul className="timeline">
            {row.inboundCalls.map((call) => (
              <li key={`${call.at} ${call.by}`} className="timeline-entry">
                <div className="quiet small">{t('refusedBy', { when: showMoment(call.at), by: call.by })}</div>
                <div className="timeline-words">{call.what}</div>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="row">
        {row.hold === 'unreadEvent' ? null : (
          <Button kind="primary" onPress={() => onDecide(row)}>
            {t('resolve')}
          </Button>
        )}
        <Button onPress={() => navigate(`/case/${row.personId}`)}>{t('open')}</Button>
      </div>
    </section>
  )
}
