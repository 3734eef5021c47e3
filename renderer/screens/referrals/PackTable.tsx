import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { TextField } from '../../components/TextField.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showCount } from '../../show/show-count.ts'
import { useToasts } from '../../stores/toasts.ts'
import type { PackLine } from './pack-lines.ts'

/** What each partner's next pack would hold, what is not ready and why, and the button that makes them. */
export function PackTable({ lines, onBuild }: { lines: readonly PackLine[]; onBuild: () => void }) {
  const { t } = useTranslation('referrals')
  const packs = lines.filter((line) => line.hasPassphrase && line.ready > 0)
  const without = lines.filter((line) => !line.hasPassphrase && line.ready > 0).length
  const blocked = lines.flatMap((line) => line.blocked)
  return (
    <>
      {without > 0 ? <Notice tone="care">{t('noPassphraseYet', { count: without })}</Notice> : null}
      <section className="panel">
        <Wide label={t('packTitle')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('partner')}</th>
                <th scope="col" className="number">
                  {t('ready')}
                </th>
                <th scope="col" className="number">
                  {t('notReady')}
                </th>
                <th scope="col">{t('passphrase')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.partnerId}>
                  <th scope="row">{line.partner}</th>
                  <td className="number">{showCount(line.ready)}</td>
                  <td className="number">{showCount(line.blocked.length)}</td>
                  <td>{line.hasPassphrase ? t('passphraseSet') : <SetPassphrase line={line} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
      <div className="row">
        <Button kind="primary" large isDisabled={packs.length === 0} onPress={onBuild}>
          {packs.length === 0 ? t('buildNone') : t('build', { count: packs.length })}
        </Button>
      </div>
      {blocked.length > 0 ? (
        <section className="panel">
          <h2>{t('whyNotReady')}</h2>
          <Wide label={t('whyNotReady')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('columns.number')}</th>
                  <th scope="col">{t('person')}</th>
                  <th scope="col">{t('partner')}</th>
                  <th scope="col">{t('why')}</th>
                </tr>
              </thead>
              <tbody>
                {blocked.map((referral) => (
                  <tr key={referral.referralId}>
                    <td>{referral.number}</td>
                    <td>
                      <Link href={`/case/${referral.personId}`}>{referral.personName}</Link>
                    </td>
                    <td>{referral.partnerName}</td>
                    <td>{referral.blocked}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </section>
      ) : null}
    </>
  )
}

/** Asks for the passphrase that was agreed with a partner; it is kept with the partner. */
function SetPassphrase({ line }: { line: PackLine }) {
  const { t } = useTranslation('referrals')
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const change = useCommand('partner.change')
  return (
    <form
      className="row-end"
      onSubmit={async (event) => {
        event.preventDefault()
        if (passphrase.trim().length < 8) {
          setProblem(t('needPassphrase'))
          return
        }
        const result = await change.run({ partnerId: line.partnerId, changes: { zipPassphrase: passphrase.trim() } })
        if (result.ok) useToasts.getState().show(t('passphraseKept', { partner: line.partner }), result.commandId)
        else setProblem(result.error.message)
      }}
    >
      <TextField
        label={t('passphraseOf', { partner: line.partner })}
        value={passphrase}
        error={problem}
        autoComplete="off"
        maxLength={200}
        onChange={setPassphrase}
      />
      <Button type="submit" isDisabled={change.pending}>
        {t('setPassphrase')}
      </Button>
    </form>
  )
}
