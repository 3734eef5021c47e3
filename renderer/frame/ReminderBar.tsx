import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { showTime } from '../../shared/domain/time.ts'
import { Button } from '../components/Button.tsx'
import { useConcernNotification, useReminders } from '../hooks/useReminders.ts'
import { useBeginCall } from '../screens/call/useBeginCall.ts'

/** Whom a call back is promised to within minutes, at the top of every screen until they are rung or it is put away. */
export function ReminderBar({ waiting }: { waiting: number | null }) {
  const { t } = useTranslation('reminders')
  const { near, putAway } = useReminders()
  const begin = useBeginCall()
  useConcernNotification(waiting)
  return (
    <div role="status" aria-label={t('label')}>
      {near.map((callback) => {
        const { personId, name, at, until, note } = callback
        const time = showTime(at)
        return (
          <div key={`${personId} ${at}`} className="reminder-bar">
            <span className="grow">
              {until === null ? t('barAt', { time }) : t('barBetween', { time, until: showTime(until) })}{' '}
              <Link href={`/case/${personId}`}>{name}</Link> {note ? <span className="quiet">{note}</span> : null}
            </span>
            <Button
              aria-label={t('ringName', { name })}
              onPress={() => begin({ personId, listId: null, number: null, direction: 'outbound' })}
            >
              {t('ring')}
            </Button>
            <Button kind="quiet" aria-label={t('putAwayName', { name })} onPress={() => putAway(callback)}>
              {t('putAway')}
            </Button>
          </div>
        )
      })}
    </div>
  )
}
