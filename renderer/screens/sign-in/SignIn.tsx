import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StoreStatus } from '../../../shared/domain/session.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { useSession } from '../../stores/session.ts'
import { Door } from './Door.tsx'
import { Recover } from './Recover.tsx'

type Openable = Extract<StoreStatus, { state: 'locked' | 'open' }>

/** Choose your name, give your passphrase. After wrong ones the wait is shown, and counts down. */
export function SignIn({ status, onWait }: { status: Openable; onWait: () => void }) {
  const { t } = useTranslation('signIn')
  const signedIn = useSession((state) => state.signedIn)
  const [, navigate] = useLocation()
  const only = status.staff.length === 1 ? status.staff[0]?.staffId : undefined
  const [staffId, setStaffId] = useState<string | null>(only ?? rememberedStaff(status))
  const [passphrase, setPassphrase] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [recovering, setRecovering] = useState(false)
  const [wait, setWait] = useState(status.waitSeconds)
  const box = useRef<HTMLInputElement>(null)
  const signIn = useJob('session.signIn')

  useEffect(() => setWait(status.waitSeconds), [status.waitSeconds])
  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])
  useEffect(() => {
    if (staffId) box.current?.focus()
  }, [staffId])

  if (recovering || status.staff.length === 0) {
    return <Recover status={status} onBack={() => setRecovering(false)} />
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (wait > 0 || signIn.pending) return
    if (!staffId || !passphrase) {
      setProblems([{ message: t('enterPassphrase'), fieldId: 'passphrase' }])
      return
    }
    const result = await signIn.run({ staffId, passphrase })
    if (result.ok) {
      // Whoever was here before left their screen open: its place is theirs.
      if (rememberedStaff(status) !== staffId) navigate('/')
      remember(staffId)
      signedIn(result.value)
      return
    }
    setProblems([{ message: result.error.message, fieldId: 'passphrase' }])
    onWait()
  }
  const options = status.staff.map((one) => ({ key: one.staffId as string, label: one.name }))
  return (
    <Door title={status.hubName}>
      <ErrorSummary problems={problems} />
      <form className="stack" onSubmit={submit} noValidate>
        {options.length > 8 ? (
          <Select label={t('signInTitle')} options={options} value={staffId} onChange={setStaffId} />
        ) : (
          <RadioGroup label={t('signInTitle')} options={options} value={staffId} onChange={setStaffId} />
        )}
        <TextField
          id="passphrase"
          label={t('passphrase')}
          inputRef={box}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          {...(status.staff.some((one) => one.mustChange && one.staffId === staffId) ? { hint: t('oneTime') } : {})}
        />
        <div className="row">
          <Button type="submit" kind="primary" large isDisabled={signIn.pending || wait > 0}>
            {signIn.pending ? t('signingIn') : t('signIn')}
          </Button>
          <span role="status">{wait > 0 ? t('wait', { count: wait }) : ''}</span>
        </div>
      </form>
      <div>
        <button type="button" className="link-button" onClick={() => setRecovering(true)}>
          {t('forgotten')}
        </button>
      </div>
    </Door>
  )
}

const place = 'staffId'

/** Who signed in here last, while they may still. */
function rememberedStaff(status: Openable): string | null {
  try {
    const last = localStorage.getItem(place)
    return status.staff.find((one) => one.staffId === last)?.staffId ?? null
  } catch {
    return null
  }
}

function remember(staffId: string): void {
  try {
    localStorage.setItem(place, staffId)
  } catch {
    // Then the name is chosen each time.
  }
}
