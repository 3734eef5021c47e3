import { useTranslation } from 'react-i18next'
import { request } from '../../api.ts'
import { useSession } from '../../stores/session.ts'
import { Door } from './Door.tsx'
import { PassphraseForm } from './PassphraseForm.tsx'

/** After a one-time passphrase: choose your own, before anything else. */
export function ChangePassphrase() {
  const { t } = useTranslation('signIn')
  const signedIn = useSession((state) => state.signedIn)
  return (
    <Door title={t('changeTitle')}>
      <p className="quiet">{t('changeText')}</p>
      <PassphraseForm
        oldLabel={t('oldPassphrase')}
        save={t('change')}
        onChanged={async () => {
          const current = await request('session.current', {})
          if (current.ok && current.value) signedIn(current.value)
        }}
      />
    </Door>
  )
}
