import { hasFlag, type OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { callingParts, londonDate, partsOf } from '../../shared/rules/day-part.ts'
import { retryAfter } from '../../shared/rules/retry.ts'
import type { ReadableStore } from '../handles.ts'
import { attemptsFor, historyOf } from '../projections/derived/history.ts'
import { hubSettingsOf } from '../queries/hub-settings.ts'
import { statement } from '../sql.ts'
import type { Person } from './person.ts'

/**
 * What happens after a call with that outcome, in words for the handler, worked out before the call is logged by the same
 * rules that will then hold (DESIGN §5).
 */
export function nextStepAfter(
  store: ReadableStore,
  person: Person,
  outcome: OutcomeCode,
  endedAt: Instant,
  direction: 'outbound' | 'inbound',
): string {
  if (hasFlag(outcome, 'deceased')) return 'Held at once: nobody rings again. A supervisor will confirm it.'
  if (hasFlag(outcome, 'neverCall')) return 'Held at once: nobody rings again, unless a supervisor lifts it.'
  if (hasFlag(outcome, 'callback')) return 'Rung back at the time you promised.'
  if (hasFlag(outcome, 'urgent')) return 'A supervisor is told now.'
  const list = firstOpenList.get(store, { personId: person.personId })
  if (!list) return 'On no open list: nothing more is planned.'
  if (hasFlag(outcome, 'final') || direction === 'inbound') return 'Nothing more to do for this list.'
  if (hasFlag(outcome, 'numberBad')) {
    if (person.row.usable_phones > 1) return 'The number is marked. The next number can be rung at once.'
  }
  const settings = hubSettingsOf(store)
  const history = historyOf(store, person.personId)
  const attempts = [
    ...attemptsFor(history, list.list_id, list.created_at).map((call) => call.startedAt as Instant),
    endedAt,
  ]
  if (attempts.length >= settings.attemptLimit) {
    return `That was attempt ${attempts.length} of ${settings.attemptLimit}: the next step goes to a supervisor.`
  }
  const open = callingParts(settings)
  const retry = retryAfter(attempts, open, person.row.preferred_parts)
  const parts = partsOf(open & ~retry.blocked)
  const when = parts.join(' or ')
  const day = retry.notBefore !== null && londonDate(retry.notBefore) > londonDate(endedAt) ? 'from tomorrow' : 'later'
  return `Attempt ${attempts.length} of ${settings.attemptLimit}. Rung again ${day}, in the ${when}.`
}

const firstOpenList = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('list_person')
    .innerJoin('list', 'list.list_id', 'list_person.list_id')
    .select(['list.list_id', 'list.created_at'])
    .where('person_id', '=', p.personId)
    .where('closed', '=', 0)
    .orderBy('list.created_hlc')
    .limit(1),
)
