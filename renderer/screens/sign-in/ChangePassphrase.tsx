import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { useSession } from '../../stores/session.ts'
import { Door } from './Door.tsx'
import { NewPassphrase, passphraseProblems } from './NewPassphrase.tsx'

/** After a one-time passphrase: choose your own, before anything else. */
export function ChangePassphrase() {
  const { t } = useTranslation('signIn')
  const signedIn = useSession((state) => state.signedIn)
  const [old, setOld] = useState('')
  const [passphrases, setPassphrases] = useState({ first: '', second: '' })
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const change = useJob('session.changePassphrase')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found: readonly Problem[] = [
      ...(old ? [] : [{ message: t('enterPassphrase'), fieldId: 'old' }]),
      ...passphraseProblems(passphrases),
    ]
    setProblems(found)
    if (found.length > 0) return
    const result = await change.run({ old, new: passphrases.first })
    if (!result.ok) {
      setProblems([{ message: result.error.message, fieldId: 'old' }])
      return
    }
    const current = await request('session.current', {})
    if (current.ok && current.value) signedIn(current.value)
  }
  return (
    <Door title={t('changeTitle')}>
      <p className="quiet">{t('changeText')}</p>
      <ErrorSummary problems={problems} />
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          id="old"
          label={t('oldPassphrase')}
          type="password"
          autoComplete="current-password"
          value={old}
          onChange={setOld}
        />
        <NewPassphrase label={t('newPassphrase')} value={passphrases} onChange={setPassphrases} problems={problems} />
        <div>
          <Button type="submit" kind="primary" large isDisabled={change.pending}>
            {change.pending ? t('changing') : t('change')}
          </Button>
        </div>
      </form>
    </Door>
  )
}
