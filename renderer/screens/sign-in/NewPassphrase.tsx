import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../components/Checkbox.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { TextField } from '../../components/TextField.tsx'
import { i18next } from '../../i18n/i18n.ts'

export interface TwoPassphrases {
  readonly first: string
  readonly second: string
}

interface Props {
  label: string
  value: TwoPassphrases
  onChange: (value: TwoPassphrases) => void
  problems: readonly Problem[]
}

/** A new passphrase, typed twice, with plain advice. */
export function NewPassphrase({ label, value, onChange, problems }: Props) {
  const { t } = useTranslation('signIn')
  const [shown, setShown] = useState(false)
  const type = shown ? 'text' : 'password'
  const errorOf = (fieldId: string) => problems.find((problem) => problem.fieldId === fieldId)?.message ?? null
  return (
    <>
      <TextField
        id="passphrase"
        label={label}
        hint={t('passphraseHint')}
        error={errorOf('passphrase')}
        type={type}
        autoComplete="new-password"
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
      />
      <TextField
        id="passphrase-again"
        label={t('passphraseAgain')}
        error={errorOf('passphrase-again')}
        type={type}
        autoComplete="new-password"
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
      />
      <Checkbox isSelected={shown} onChange={setShown}>
        {t('show')}
      </Checkbox>
    </>
  )
}

/** What is wrong with a new passphrase, for the error summary. */
export function passphraseProblems({ first, second }: TwoPassphrases): readonly Problem[] {
  if (first.length < 12) return [{ message: i18next.t('signIn:passphraseShort'), fieldId: 'passphrase' }]
  if (first !== second) return [{ message: i18next.t('signIn:passphraseDifferent'), fieldId: 'passphrase-again' }]
  return []
}
