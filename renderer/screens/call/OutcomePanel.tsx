import { useTranslation } from 'react-i18next'
import { hasFlag, type OutcomeCode, outcomeCodes, outcomes } from '../../../shared/codes/outcomes.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNow } from '../../hooks/useNow.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { CallbackFields } from './CallbackFields.tsx'
import { commonOutcomes, outcomeKeys, toldByOthers } from './outcome-keys.ts'

/** How the call went, and what happens next because of it. */
export function OutcomePanel({ personId }: { personId: PersonId }) {
  const { t } = useTranslation('call')
  const outcome = useCallInHand((state) => state.draft?.outcome ?? null)
  const spokenTo = useCallInHand((state) => state.draft?.spokenTo ?? '')
  const nextStep = useCallInHand((state) => state.draft?.nextStep ?? '')
  const change = useCallInHand((state) => state.change)
  const minute = Math.floor(useNow(20_000) / 60_000) * 60_000
  const direction = useCallInHand((state) => state.draft?.direction ?? 'outbound')
  const preview = useQuery(
    'call.preview',
    outcome ? { personId, outcome, endedAt: instantOf(minute), direction } : null,
  )
  const choose = (code: OutcomeCode) =>
    change({ outcome: code, ...(hasFlag(code, 'callback') ? {} : { callback: null }) })
  return (
    <section className="panel stack" aria-label={t('outcome')}>
      <h2 className="label">{t('outcome')}</h2>
      {outcomeCodes.map((code) => (
        <OutcomeKey key={code} code={code} onChoose={choose} />
      ))}
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
      </div>
      <Select
        label={t('outcomeOther')}
        hideLabel
        placeholder={t('outcomeOther')}
        options={outcomeCodes
          .filter((code) => !commonOutcomes.some((common) => common === code))
          .map((code) => ({ key: code, label: `${outcomes[code].label}  (${outcomeKeys[code].toUpperCase()})` }))}
        value={outcome && !commonOutcomes.some((common) => common === outcome) ? outcome : null}
        onChange={choose}
      />
      {outcome && toldByOthers.includes(outcome) ? (
        <TextField
          label={t('spokenTo')}
          value={spokenTo}
          maxLength={300}
          onChange={(text) => change({ spokenTo: text })}
        />
      ) : null}
      {outcome && hasFlag(outcome, 'callback') ? <CallbackFields /> : null}
      {outcome ? (
        <TextField
          label={t('next')}
          hint={t('nextHint')}
          placeholder={preview.data?.next ?? ''}
          value={nextStep}
          maxLength={500}
          onChange={(text) => change({ nextStep: text })}
        />
      ) : null}
    </section>
  )
}

/** Listens for the key of an outcome; shows nothing. */
function OutcomeKey({ code, onChoose }: { code: OutcomeCode; onChoose: (code: OutcomeCode) => void }) {
  const { t } = useTranslation('call')
  useShortcut(outcomeKeys[code], t('keyOutcome', { outcome: outcomes[code].label }), () => onChoose(code))
  return null
}
