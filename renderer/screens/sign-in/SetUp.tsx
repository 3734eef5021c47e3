import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../shared/domain/session.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { Progress } from '../../components/Progress.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { useSession } from '../../stores/session.ts'
import { Door } from './Door.tsx'
import { NewPassphrase, passphraseProblems } from './NewPassphrase.tsx'
import { RecoveryKey } from './RecoveryKey.tsx'

/** The first page of a new machine: name the hub and yourself, choose a passphrase; or open the sample. */
export function SetUp() {
  const { t } = useTranslation('signIn')
  const { setUp: holdPage, signedIn } = useSession()
  const [hubName, setHubName] = useState('')
  const [staffName, setStaffName] = useState('')
  const [passphrases, setPassphrases] = useState({ first: '', second: '' })
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [made, setMade] = useState<{ recoveryKey: string; session: Session } | null>(null)
  const setUp = useJob('hub.setUp')
  const sample = useJob('hub.trySample')
  const errorOf = (fieldId: string) => problems.find((problem) => problem.fieldId === fieldId)?.message ?? null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found: readonly Problem[] = [
      ...(hubName.trim() ? [] : [{ message: t('enterHubName'), fieldId: 'hub-name' }]),
      ...(staffName.trim() ? [] : [{ message: t('enterName'), fieldId: 'staff-name' }]),
      ...passphraseProblems(passphrases),
    ]
    setProblems(found)
    if (found.length > 0) return
    holdPage(true)
    const result = await setUp.run({ hubName, staffName, passphrase: passphrases.first })
    if (result.ok) setMade(result.value)
    else {
      holdPage(false)
      setProblems([{ message: result.error.message }])
    }
  }
  const trySample = async () => {
    setProblems([])
    holdPage(true)
    const result = await sample.run({})
    if (result.ok) signedIn(result.value.session)
    else if (result.error.code !== 'cancelled') setProblems([{ message: result.error.message }])
    holdPage(false)
  }

  if (made) {
    return (
      <RecoveryKey
        recoveryKey={made.recoveryKey}
        hubName={made.session.hubName}
        onDone={() => {
          signedIn(made.session)
          holdPage(false)
        }}
      />
    )
  }
  if (sample.progress) {
    return (
      <Door title={t('makingSample')}>
        <Progress job={sample.progress} label={t('makingSample')} onCancel={sample.cancel} />
      </Door>
    )
  }
  return (
    <Door title={t('setUpTitle')}>
      <p className="quiet">{t('setUpText')}</p>
      <ErrorSummary problems={problems} />
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          id="hub-name"
          label={t('hubName')}
          hint={t('hubNameHint')}
          error={errorOf('hub-name')}
          value={hubName}
          onChange={setHubName}
        />
        <TextField
          id="staff-name"
          label={t('yourName')}
          error={errorOf('staff-name')}
          autoComplete="name"
          value={staffName}
          onChange={setStaffName}
        />
        <NewPassphrase label={t('passphrase')} value={passphrases} onChange={setPassphrases} problems={problems} />
        <div className="row">
          <Button type="submit" kind="primary" large isDisabled={setUp.pending}>
            {setUp.pending ? t('settingUp') : t('setUp')}
          </Button>
        </div>
      </form>
      <section className="door-other stack-tight">
        <h2>{t('or')}</h2>
        <p className="quiet">{t('trySampleText')}</p>
        <div>
          <Button onPress={trySample} isDisabled={setUp.pending}>
            {t('trySample')}
          </Button>
        </div>
      </section>
    </Door>
  )
}
