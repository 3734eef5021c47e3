import type { CallDraft } from '../../../shared/domain/call.ts'
import type { NamedLine } from '../../../shared/rules/script.ts'
import { toggleNeed } from './draft-changes.ts'

/**
 * Takes down an answer to a question of the script, or takes it back. An answer that ticks a need ticks it once; an
 * answer that is changed takes the tick away again, unless something has been written about the need since.
 */
export function answerScript(draft: CallDraft, line: NamedLine, answer: string | null): Partial<CallDraft> {
  const { [line.lineId]: before, ...others } = draft.answers
  const answers = answer === null ? others : { ...others, [line.lineId]: answer }
  const ticksOf = (id: string | null | undefined) => line.answers.find((one) => one.id === id)?.ticks ?? null
  const ticked = ticksOf(before)
  const ticks = ticksOf(answer)
  let changes: Partial<CallDraft> = { answers }
  const need = draft.needs.find((one) => one.category === ticked)
  if (ticked !== null && ticked !== ticks && need && isBare(draft, need)) {
    changes = { ...changes, ...toggleNeed(draft, ticked) }
  }
  const now = { ...draft, ...changes }
  if (ticks !== null && !now.needs.some((one) => one.category === ticks)) {
    changes = { ...changes, ...toggleNeed(now, ticks) }
  }
  return changes
}

/** Nothing has been said of the need but that it is there. */
function isBare(draft: CallDraft, need: CallDraft['needs'][number]): boolean {
  return (
    need.detail.trim() === '' &&
    need.urgency === 'routine' &&
    need.recurrence === undefined &&
    Object.values(need.answers).every((words) => words.trim() === '') &&
    !draft.referrals.some((referral) => referral.needIds.includes(need.needId))
  )
}
