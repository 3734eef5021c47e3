import { useTranslation } from 'react-i18next'
import { hasFlag, type OutcomeCode, outcomeCodes, outcomes } from '../../../shared/codes/outcomes.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Select } from '../../components/Select.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { CallbackFields } from './CallbackFields.tsx'
import { commonOutcomes, outcomeKeys, toldByOthers } from './outcome-keys.ts'
import { VoicemailWarning } from './VoicemailWarning.tsx'
import { WhoTold } from './WhoTold.tsx'

/** How the call went, always in reach; what an outcome asks for opens above it. */
export function OutcomePanel({ file }: { file: CaseFile }) {
  const { t } = useTranslation('call')
  const outcome = useCallInHand((state) => state.draft?.outcome ?? null)
  const spokenTo = useCallInHand((state) => state.draft?.spokenTo ?? '')
  const change = useCallInHand((state) => state.change)
  const choose = (code: OutcomeCode) =>
    change({ outcome: code, ...(hasFlag(code, 'callback') ? {} : { callback: null }) })
  const others = outcomeCodes.filter((code) => !commonOutcomes.some((common) => common === code))
  const asksWho = (outcome !== null && toldByOthers.includes(outcome)) || spokenTo !== ''
  const asksWhen = outcome !== null && hasFlag(outcome, 'callback')
  const isUnwanted = outcome === 'voicemailLeft' && file.values.voicemail === 'notAllowed'
  return (
    <section className="outcome-panel" aria-label={t('outcome')}>
      {outcomeCodes.map((code) => (
        <OutcomeKey key={code} code={code} onChoose={choose} />
      ))}
      {asksWho || asksWhen || isUnwanted ? (
        <div className="outcome-asks stack">
          {isUnwanted ? <VoicemailWarning onNotLeft={() => choose('voicemailNotLeft')} /> : null}
          {asksWho ? <WhoTold key={outcome} outcome={outcome} contacts={file.contacts} /> : null}
          {asksWhen ? <CallbackFields /> : null}
        </div>
      ) : null}
      <div className="outcomes">
        {commonOutcomes.map((code) => (
          <button
            key={code}
            type="button"
            id={code === commonOutcomes[0] ? 'outcome' : undefined}
            className="outcome"
            aria-pressed={outcome === code}
            onClick={() => choose(code)}
          >
            <span className="grow">{t(`short.${code}`)}</span>
            <KeyHint keys={outcomeKeys[code]} />
          </button>
        ))}
        <Select
          label={t('outcomeOther')}
          hideLabel
          placeholder={t('outcomeOther')}
          options={others.map((code) => ({
            key: code,
            label: `${outcomes[code].label}  (${outcomeKeys[code].toUpperCase()})`,
          }))}
          value={outcome && others.includes(outcome) ? outcome : null}
          onChange={choose}
        />
      </div>
    </section>
  )
}

/** Listens for the key of an outcome; shows nothing. */
function OutcomeKey({ code, onChoose }: { code: OutcomeCode; onChoose: (code: OutcomeCode) => void }) {
  const { t } = useTranslation('call')
  useShortcut(outcomeKeys[code], t('keyOutcome', { outcome: outcomes[code].label }), () => onChoose(code))
  return null
}
