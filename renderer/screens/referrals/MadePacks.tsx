import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackOutcome } from '../../../shared/api.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { saveFile } from '../../save-file.ts'
import { showCount } from '../../show/show-count.ts'

interface Props {
  made: PackOutcome
  onAgain: () => void
  onSent: (referrals: number) => void
}

/** The packs that were made: saved one by one, then marked as sent; and what was left out, with the reason. */
export function MadePacks({ made, onAgain, onSent }: Props) {
  const { t } = useTranslation('referrals')
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set())
  const mark = useCommand('referrals.markSent')
  const referrals = made.files.reduce((sum, file) => sum + file.referrals, 0)
  const isAllSaved = made.files.every((file) => saved.has(file.partnerId))
  return (
    <>
      <Notice says {...(made.files.length > 0 ? { tone: 'good' as const } : { tone: 'care' as const })}>
        {made.files.length === 0 ? t('madeNone') : `${t('made', { count: made.files.length })} ${t('madeText')}`}
      </Notice>
      {made.files.length > 0 ? (
        <section className="panel stack">
          <Wide label={t('packTitle')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('partner')}</th>
                  <th scope="col" className="number">
                    {t('inPack')}
                  </th>
                  <th scope="col">{t('file')}</th>
                  <th scope="col">{t('save')}</th>
                </tr>
              </thead>
              <tbody>
                {made.files.map((pack) => (
                  <tr key={pack.partnerId}>
                    <th scope="row">{pack.partner}</th>
                    <td className="number">{showCount(pack.referrals)}</td>
                    <td>{pack.file.name}</td>
                    <td>
                      {saved.has(pack.partnerId) ? (
                        <span className="good">✓ {t('saved')}</span>
                      ) : (
                        <Button
                          aria-label={`${t('save')}: ${pack.partner}`}
                          onPress={() => {
                            saveFile(pack.file)
                            setSaved(new Set([...saved, pack.partnerId]))
                          }}
                        >
                          {t('save')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          {mark.error ? (
            <Notice tone="danger" says>
              {mark.error.message}
            </Notice>
          ) : null}
          <div className="row">
            <Button
              kind="primary"
              isDisabled={!isAllSaved || mark.pending}
              onPress={async () => {
                const result = await mark.run({ packId: made.packId })
                if (result.ok) onSent(result.value.referrals)
              }}
            >
              {t('markSent', { count: referrals })}
            </Button>
            <Button onPress={onAgain}>{t('again')}</Button>
            {isAllSaved ? null : <span className="quiet">{t('saveFirst')}</span>}
          </div>
        </section>
      ) : (
        <div className="row">
          <Button onPress={onAgain}>{t('again')}</Button>
        </div>
      )}
      <section className="panel">
        <h2>{t('leftOut')}</h2>
        {made.leftOut.length === 0 ? (
          <p className="quiet">{t('leftOutNone')}</p>
        ) : (
          <>
            <p>{t('leftOutText', { count: made.leftOut.length })}</p>
            <Wide label={t('leftOut')}>
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
                  {made.leftOut.map((one) => (
                    <tr key={one.referral}>
                      <td>{one.referral}</td>
                      <td>{one.person}</td>
                      <td>{one.partner}</td>
                      <td>{one.reason}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Wide>
          </>
        )}
      </section>
    </>
  )
}
