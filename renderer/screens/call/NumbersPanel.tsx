import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile, PhoneNumber } from '../../../shared/domain/case-file.ts'
import { Button } from '../../components/Button.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { inOrder, toDial } from './usable-numbers.ts'

/** The numbers, to dial and to copy, the preferred first. For a held person they are words only. */
export function NumbersPanel({ file, held, inbound }: { file: CaseFile; held: boolean; inbound: boolean }) {
  const { t } = useTranslation('call')
  const number = useCallInHand((state) => state.draft?.number ?? null)
  const change = useCallInHand((state) => state.change)
  const current = useRef<HTMLAnchorElement>(null)
  const phones = inOrder(file.phones)
  const byRelay = file.values.relayUk === 'yes'
  const usable = phones.filter((phone) => !phone.bad)
  const first = inbound ? undefined : (usable.find((phone) => phone.digits === number) ?? usable[0])
  const firstDigits = first?.digits ?? null

  // The call is to the first number until another is chosen.
  useEffect(() => {
    if (!inbound && firstDigits !== number) change({ number: firstDigits })
  }, [inbound, firstDigits, number, change])
  useShortcut('enter', t('keyRing'), () => current.current?.click(), { enabled: !held && first !== undefined })
  return (
    <section className="panel">
      <h2 className="label">{t('numbers')}</h2>
      {phones.length === 0 ? <p className="quiet">{t('noNumbers')}</p> : null}
      <ul className="stack-tight">
        {phones.map((phone) => (
          <li key={phone.digits} className="number-line">
            {held || phone.bad ? (
              <span className={phone.bad ? 'struck grow' : 'grow'}>{phone.shown}</span>
            ) : (
              <a
                ref={phone === first ? current : undefined}
                href={`tel:${toDial(phone.digits, byRelay)}`}
                className={phone === first ? 'button button-primary grow' : 'button grow'}
                onClick={() => change({ number: phone.digits })}
              >
                <span aria-hidden="true">☎</span> <span className="visually-hidden">{t('ring')}</span>{' '}
                {byRelay ? `18001 ${phone.shown}` : phone.shown}
                {phone.preferred ? (
                  <>
                    <span aria-hidden="true">★</span>
                    <span className="visually-hidden">{t('preferred')}</span>
                  </>
                ) : null}
                {phone === first ? <KeyHint keys="enter" /> : null}
              </a>
            )}
            {phone.bad ? <Tag tone="care">{t('badNumber')}</Tag> : null}
            {phone.bad ? null : <CopyNumber phone={phone} byRelay={byRelay} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function CopyNumber({ phone, byRelay }: { phone: PhoneNumber; byRelay: boolean }) {
  const { t } = useTranslation(['call', 'common'])
  const show = useToasts((state) => state.show)
  return (
    <Button
      kind="quiet"
      aria-label={t('call:copyNumber', { number: phone.shown })}
      onPress={() => {
        navigator.clipboard?.writeText(toDial(phone.digits, byRelay))
        show(t('common:copied', { text: phone.shown }))
      }}
    >
      <span aria-hidden="true">⧉</span>
    </Button>
  )
}
