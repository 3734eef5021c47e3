import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasFlag } from '../../../shared/codes/outcomes.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { type ScriptLanguage, scriptLanguages } from '../../../shared/domain/script.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { answerScript } from './answer-script.ts'
import { fillWords } from './fill-words.ts'
import { ScriptFlow } from './ScriptFlow.tsx'
import { ScriptLanguageSwitch } from './ScriptLanguageSwitch.tsx'

/** What to say and to ask, in order, branching on what is answered; an answer is one press from being a need. */
export function ScriptPanel({ file }: { file: CaseFile }) {
  const { t } = useTranslation(['script', 'call'])
  const panel = useRef<HTMLElement>(null)
  const lines = useQuery('script.lines', {})
  const settings = useQuery('hub.settings', {})
  const session = useSession((state) => state.session)
  const direction = useCallInHand((state) => state.draft?.direction ?? 'outbound')
  const answers = useCallInHand((state) => state.draft?.answers) ?? {}
  const needs = useCallInHand((state) => state.draft?.needs) ?? []
  const outcome = useCallInHand((state) => state.draft?.outcome)
  const callId = useCallInHand((state) => state.draft?.callId)
  const told = useCallInHand((state) => state.draft?.confirmed.language)
  const spoken = (told ?? file.person.language ?? 'en').split('-')[0]
  const theirs = scriptLanguages.find((language) => language === spoken) ?? 'en'
  const [chosen, setChosen] = useState<ScriptLanguage | null>(null)
  const language = chosen ?? theirs

  useShortcut('[', t('keyQuestion'), () => {
    const question = panel.current?.querySelector<HTMLElement>('.script-next button')
    const place = question ?? panel.current?.querySelector<HTMLElement>('.script-fold')
    place?.focus()
  })
  useShortcut(']', t('keyLanguage'), () => {
    setChosen(scriptLanguages[(scriptLanguages.indexOf(language) + 1) % scriptLanguages.length] ?? 'en')
  })
  const mustRaise = outcome && hasFlag(outcome, 'urgent') && !file.concerns.some((concern) => concern.callId === callId)
  const fill = (text: string, into: ScriptLanguage) =>
    fillWords(text, {
      handler: session?.name ?? '',
      hub: settings.data?.name || (session?.hubName ?? ''),
      name: (into === theirs && into !== 'en' && file.person.nativeName) || file.person.name,
      telephone: settings.data?.telephone ?? '',
      interpreter: settings.data?.interpreterLine || t('noInterpreter'),
    })
  return (
    <section className="panel script" ref={panel} aria-label={t('call:script')}>
      <div className="script-head">
        <h2 className="label">{t('call:script')}</h2>
        <span className="quiet small grow">
          <KeyHint keys="[" /> {t('keyQuestionShort')}
        </span>
        <ScriptLanguageSwitch value={language} onChange={setChosen} keys="]" />
      </div>
      {mustRaise ? (
        <Notice tone="danger" says>
          {t('call:safeguardingSay')}
        </Notice>
      ) : null}
      {lines.error ? <Notice tone="care">{lines.error.message}</Notice> : null}
      <ScriptFlow
        lines={lines.data ?? []}
        moment={{ direction, answers, needs: needs.map((need) => need.category) }}
        language={language}
        fill={fill}
        onAnswer={(line, answer) => {
          const { draft, change } = useCallInHand.getState()
          if (draft) change(answerScript(draft, line, answer))
        }}
      />
    </section>
  )
}
