import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { TextField } from '../../components/TextField.tsx'
import { useNow } from '../../hooks/useNow.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'

/** What happens because of the outcome, worked out before it is saved; what is written over it counts instead. */
export function NextStep({ personId }: { personId: PersonId }) {
  const { t } = useTranslation('call')
  const outcome = useCallInHand((state) => state.draft?.outcome ?? null)
  const nextStep = useCallInHand((state) => state.draft?.nextStep ?? '')
  const direction = useCallInHand((state) => state.draft?.direction ?? 'outbound')
  const change = useCallInHand((state) => state.change)
  const minute = Math.floor(useNow(20_000) / 60_000) * 60_000
  const preview = useQuery(
    'call.preview',
    outcome ? { personId, outcome, endedAt: instantOf(minute), direction } : null,
    { keepOld: true },
  )
  if (!outcome) return <span className="quiet grow">{t('chooseOutcome')}</span>
  return (
    <div className="next-step grow">
      <TextField
        label={t('next')}
        placeholder={preview.data?.next ?? ''}
        value={nextStep}
        maxLength={500}
        onChange={(text) => change({ nextStep: text })}
      />
    </div>
  )
}
