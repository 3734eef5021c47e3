import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { concernLevelLabels, concernStepLabels } from '../../../shared/codes/concerns.ts'
import type { ConcernRow } from '../../../shared/domain/concern.ts'
import { mayActAs } from '../../../shared/domain/staff.ts'
import { Notice } from '../../components/Notice.tsx'
import { showMoment } from '../../show/show-moment.ts'
import { showWait } from '../../show/show-wait.ts'
import { useSession } from '../../stores/session.ts'

/** The concerns about a person that are open: first and large, wherever their file is shown. */
export function OpenConcerns({ concerns }: { concerns: readonly ConcernRow[] }) {
  const { t } = useTranslation('concerns')
  const role = useSession((state) => state.session?.role)
  const open = concerns.filter((concern) => concern.closed === null)
  return open.map(({ concernId, level, raisedAt, raisedBy, seen, done, note, acknowledged, minutesWaited }) => (
    <Notice key={concernId} tone="danger">
      <div className="concern stack-tight">
        <b className="concern-title">{t('open', { level: concernLevelLabels[level].toLowerCase() })}</b>
        <span className="timeline-words">{seen}</span>
        {done.length > 0 || note ? (
          <span>{[done.map((step) => concernStepLabels[step]).join(', '), note].filter(Boolean).join('. ')}</span>
        ) : null}
        <span>
          {t('openBy', { when: showMoment(raisedAt), by: raisedBy })}{' '}
          {acknowledged
            ? t('acknowledgedBy', {
                when: showMoment(acknowledged.at),
                by: acknowledged.by,
                wait: showWait(minutesWaited),
              })
            : t('notAcknowledged')}{' '}
          {acknowledged?.note}
        </span>
        {role && mayActAs(role, 'supervisor') ? <Link href="/concerns">{t('toQueue')}</Link> : null}
      </div>
    </Notice>
  ))
}
