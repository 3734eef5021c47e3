import { useTranslation } from 'react-i18next'
import type { RunningJob } from '../hooks/useJob.ts'
import { Button } from './Button.tsx'

/** How far long work has got: what it does now, a count, a rate, the time left, and Cancel while it may be. */
export function Progress({ job, label, onCancel }: { job: RunningJob; label: string; onCancel?: () => void }) {
  const { t } = useTranslation()
  const { step, done, total, mayCancel, couldCancel, startedAt } = job
  const seconds = (Date.now() - startedAt) / 1000
  const rate = seconds > 1 ? done / seconds : 0
  const left = rate > 0 && total !== null && seconds > 2 ? Math.ceil((total - done) / rate) : null
  const words = [
    total === null ? (done > 0 ? t('progressDone', { done: shown(done) }) : '') : '',
    total === null ? '' : t('progressOf', { done: shown(done), total: shown(total) }),
    rate >= 1 ? t('progressRate', { rate: shown(Math.round(rate)) }) : '',
    left === null
      ? ''
      : left < 90
        ? t('progressLeftSeconds', { count: left })
        : t('progressLeftMinutes', { count: Math.round(left / 60) }),
  ]
  return (
    <div className="progress">
      <div className="spread">
        <b>{step || label}</b>
        {onCancel && mayCancel ? <Button onPress={onCancel}>{t('cancel')}</Button> : null}
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        {...(total === null ? {} : { 'aria-valuemax': total, 'aria-valuenow': done })}
      >
        <div
          className={total === null ? 'progress-fill progress-unknown' : 'progress-fill'}
          style={total === null ? {} : { width: `${total === 0 ? 100 : Math.min(100, (done / total) * 100)}%` }}
        />
      </div>
      <div className="quiet small">
        {words.filter(Boolean).join(' · ')}
        {onCancel && couldCancel && !mayCancel ? ` ${t('progressFinal')}` : ''}
      </div>
    </div>
  )
}

function shown(count: number): string {
  return count.toLocaleString('en-GB')
}
