import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { NewPassphrase, passphraseProblems } from './NewPassphrase.tsx'

interface Props {
  /** What the passphrase of now is called here. */
  oldLabel: string
  save: string
  onChanged: () => void
}

/** The passphrase of now, and a new one twice. Nothing that was typed is cleared before it is changed. */
export function PassphraseForm({ oldLabel, save, onChanged }: Props) {
  const { t } = useTranslation('signIn')
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
    if (result.ok) onChanged()
    else setProblems([{ message: result.error.message, fieldId: 'old' }])
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      <TextField
        id="old"
        label={oldLabel}
        type="password"
        autoComplete="current-password"
        value={old}
        onChange={setOld}
      />
      <NewPassphrase label={t('newPassphrase')} value={passphrases} onChange={setPassphrases} problems={problems} />
      <div>
        <Button type="submit" kind="primary" large isDisabled={change.pending}>
          {change.pending ? t('changing') : save}
        </Button>
      </div>
    </form>
  )
}
