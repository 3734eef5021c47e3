import { useTranslation } from 'react-i18next'
import { needCategoryCodes } from '../../../shared/codes/needs.ts'
import { hasFlag } from '../../../shared/codes/outcomes.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { toggleNeed } from './draft-changes.ts'

/** What to say, in order. Each question is one press, or the key beside it, from being a need. */
export function ScriptPanel({ file }: { file: CaseFile }) {
  const { t } = useTranslation('call')
  const settings = useQuery('hub.settings', {})
  const session = useSession((state) => state.session)
  const needs = useCallInHand((state) => state.draft?.needs)
  const direction = useCallInHand((state) => state.draft?.direction)
  const outcome = useCallInHand((state) => state.draft?.outcome)
  const change = useCallInHand((state) => state.change)
  const opening = ''
    .replaceAll('{handler}', session?.name ?? '')
    .replaceAll('{hub}', settings.data?.name || (session?.hubName ?? ''))
  const callId = useCallInHand((state) => state.draft?.callId)
  const mustRaise = outcome && hasFlag(outcome, 'urgent') && !file.concerns.some((concern) => concern.callId === callId)
  return (
    <section className="panel script">
      <h2 className="label">{t('script')}</h2>
      {mustRaise ? (
        <Notice tone="danger" says>
          {t('safeguardingSay')}
        </Notice>
      ) : null}
      {direction === 'inbound' ? (
        <>
          <p className="say">
            {t('openingInbound', {
              hub: settings.data?.name || (session?.hubName ?? ''),
              handler: session?.name ?? '',
            })}
          </p>
          <p className="say">{t('identityInbound')}</p>
        </>
      ) : (
        <>
          <p className="say">{opening}</p>
          <p className="say">{t('identity', { name: file.person.name })}</p>
          <p className="quiet small">{t('identityOther')}</p>
        </>
      )}
      <ul className="questions">
        {needCategoryCodes.map((category, index) => {
          const on = needs?.some((need) => need.category === category) ?? false
          return (
            <li key={category}>
              <button
                type="button"
                className="question"
                aria-pressed={on}
                onClick={() => {
                  const { draft } = useCallInHand.getState()
                  if (draft) change(toggleNeed(draft, category))
                }}
              >
                <KeyHint keys={String(index + 1)} />
                <span>{t(`ask.${category}`)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {needs && needs.length > 0 ? <p className="say">{t('consentAskAny')}</p> : null}
      <p className="say">{t('closing')}</p>
    </section>
  )
}
