import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useToasts } from '../../stores/toasts.ts'
import { PassphraseForm } from '../sign-in/PassphraseForm.tsx'

/** A new passphrase for who is signed in. */
export function PassphraseScreen() {
  const { t } = useTranslation('settings')
  const [, navigate] = useLocation()
  return (
    <div className="screen">
      <h1>{t('passphrase')}</h1>
      <section className="panel stack passphrase-panel">
        <p className="quiet">{t('passphraseText')}</p>
        <PassphraseForm
          oldLabel={t('passphraseNow')}
          save={t('passphraseSave')}
          onChanged={() => {
            useToasts.getState().show(t('passphraseChanged'))
            navigate('/')
          }}
        />
      </section>
    </div>
  )
}
