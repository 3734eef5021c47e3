import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { concernLevelLabels, concernStepLabels } from '../../../shared/codes/concerns.ts'
import type { ConcernRow } from '../../../shared/domain/concern.ts'
import { Button } from '../../components/Button.tsx'
import { Tag } from '../../components/Tag.tsx'
import { showMoment } from '../../show/show-moment.ts'
import { showWait } from '../../show/show-wait.ts'

interface Props {
  row: ConcernRow | undefined
  onAcknowledge: (row: ConcernRow) => void
  onClose: (row: ConcernRow) => void
}

/** All that is known of the chosen concern, and what may be done about it. */
export function ConcernDetail({ row, onAcknowledge, onClose }: Props) {
  const { t } = useTranslation('concerns')
  const [, navigate] = useLocation()
  if (!row) {
    return (
      <section className="panel quiet" aria-live="polite">
        {t('choose')}
      </section>
    )
  }
  const { acknowledged, closed } = row
  const done = [row.done.map((step) => concernStepLabels[step]).join(', '), row.note].filter(Boolean)
  return (
    <section className="panel stack beside-detail" aria-label={t('about', { name: row.personName })} aria-live="polite">
      <div className="stack-tight">
        <h2>{row.personName}</h2>
        <span>
          <Tag tone="danger">{concernLevelLabels[row.level]}</Tag>
        </span>
        <p className="quiet">{t('openBy', { when: showMoment(row.raisedAt), by: row.raisedBy })}</p>
      </div>
      <div className="stack-tight">
        <h3>{t('wasSeen')}</h3>
        <p className="timeline-words">{row.seen}</p>
      </div>
      {done.length > 0 ? (
        <div className="stack-tight">
          <h3>{t('wasDone')}</h3>
          {done.map((words) => (
            <p key={words} className="timeline-words">
              {words}
            </p>
          ))}
        </div>
      ) : null}
      {acknowledged ? (
        <p>
          {t('acknowledgedBy', {
            when: showMoment(acknowledged.at),
            by: acknowledged.by,
            wait: showWait(row.minutesWaited),
          })}{' '}
          {acknowledged.note}
        </p>
      ) : null}
      {closed ? (
        <p>
          {t('closedBy', { when: showMoment(closed.at), by: closed.by })} {closed.outcome}
        </p>
      ) : null}
      <div className="row">
        {acknowledged || closed ? null : (
          <Button kind="primary" onPress={() => onAcknowledge(row)}>
            {t('acknowledge')}
          </Button>
        )}
        {closed ? null : <Button onPress={() => onClose(row)}>{t('close')}</Button>}
        <Button onPress={() => navigate(`/case/${row.personId}`)}>{t('openFile')}</Button>
      </div>
    </section>
  )
}
