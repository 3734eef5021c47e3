import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StoreStatus } from '../../../shared/domain/session.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { useSession } from '../../stores/session.ts'
import { Door } from './Door.tsx'
import { NewPassphrase, passphraseProblems } from './NewPassphrase.tsx'

/** Opens the hub with the recovery key, and sets a new passphrase. */
export function Recover(props: { status: Extract<StoreStatus, { state: 'locked' | 'open' }>; onBack: () => void }) {
  const { t } = useTranslation('signIn')
  const signedIn = useSession((state) => state.signedIn)
  const [, navigate] = useLocation()
  const { staff } = props.status
  const [staffId, setStaffId] = useState<string | null>(staff[0]?.staffId ?? null)
  const [recoveryKey, setRecoveryKey] = useState('')
  const [passphrases, setPassphrases] = useState({ first: '', second: '' })
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const recover = useJob('session.recover')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found: readonly Problem[] = [
      ...(recoveryKey.trim() ? [] : [{ message: t('enterRecoveryKey'), fieldId: 'recovery-key' }]),
      ...passphraseProblems(passphrases),
    ]
    setProblems(found)
    if (found.length > 0 || !staffId) return
    const result = await recover.run({ staffId, recoveryKey, newPassphrase: passphrases.first })
    if (result.ok) {
      navigate('/')
      signedIn(result.value)
    } else setProblems([{ message: result.error.message, fieldId: 'recovery-key' }])
  }
  return (
    <Door title={t('recoverTitle')}>
      <p className="quiet">{t('recoverText')}</p>
      <ErrorSummary problems={problems} />
      <form className="stack" onSubmit={submit} noValidate>
        <Select
          label={t('name')}
          options={staff.map((one) => ({ key: one.staffId as string, label: one.name }))}
          value={staffId}
          onChange={setStaffId}
        />
        <TextField
          id="recovery-key"
          label={t('recoveryKey')}
          hint={t('recoveryKeyHint')}
          autoComplete="off"
          value={recoveryKey}
          onChange={setRecoveryKey}
        />
        <NewPassphrase label={t('newPassphrase')} value={passphrases} onChange={setPassphrases} problems={problems} />
        <div className="row">
          <Button type="submit" kind="primary" large isDisabled={recover.pending}>
            {recover.pending ? t('signingIn') : t('recover')}
          </Button>
          <Button onPress={props.onBack}>{t('back')}</Button>
        </div>
      </form>
    </Door>
  )
}
