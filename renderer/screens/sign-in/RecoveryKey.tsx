import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf, londonTime, showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary } from '../../components/ErrorSummary.tsx'
import { useToasts } from '../../stores/toasts.ts'
import { Door } from './Door.tsx'

/** The recovery key, once, to print or copy; the hub opens after a tick that it is put away. */
export function RecoveryKey(props: { recoveryKey: string; hubName: string; onDone: () => void }) {
  const { t } = useTranslation('signIn')
  const [ticked, setTicked] = useState(false)
  const [asked, setAsked] = useState(false)
  const show = useToasts((state) => state.show)
  return (
    <Door title={t('recoveryTitle')}>
      <p>{t('recoveryText')}</p>
      <ErrorSummary problems={asked && !ticked ? [{ message: t('recoveryTick') }] : []} />
      <div className="recovery-key">
        <div className="label">{t('recoveryFor', { hub: props.hubName })}</div>
        <output className="recovery-key-text">{props.recoveryKey}</output>
        <div className="quiet small">
          {t('recoveryMade', { date: showDate(londonTime(instantOf(Date.now())).date) })}
        </div>
      </div>
      <div className="row no-print">
        <Button onPress={() => window.print()}>{t('print')}</Button>
        <Button
          onPress={() => {
            navigator.clipboard?.writeText(props.recoveryKey)
            show(t('copy'))
          }}
        >
          {t('copy')}
        </Button>
      </div>
      <div className="stack no-print">
        <Checkbox isSelected={ticked} onChange={setTicked}>
          {t('recoveryDone')}
        </Checkbox>
        <div>
          <Button kind="primary" large onPress={() => (ticked ? props.onDone() : setAsked(true))}>
            {t('recoveryContinue')}
          </Button>
        </div>
      </div>
    </Door>
  )
}
