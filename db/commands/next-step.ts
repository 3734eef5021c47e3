import type { LadderStep } from '../../shared/codes/ladder.ts'
import { hasFlag, type OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { HubSettings } from '../../shared/domain/hub.ts'
import { addDays, type Instant, instantOf, millisecondsOf, showDate } from '../../shared/domain/time.ts'
import { dayPart, isCallingTime, londonDate, partBit, partsOf } from '../../shared/rules/day-part.ts'
import type { LadderPlace } from '../../shared/rules/ladder.ts'
import type { Retry } from '../../shared/rules/retry.ts'
import type { ReadableStore } from '../handles.ts'
import { attemptsFor, historyOf, type PastCall } from '../projections/derived/history.ts'
import { shownValues } from '../projections/derived/person-values.ts'
import { countedAttempts, placeOn, retryOn, stepAt, stepsFor } from '../projections/derived/place.ts'
import { anyPresent } from '../projections/derived/presence.ts'
import { hubSettingsOf } from '../queries/hub-settings.ts'
import { staffNames } from '../queries/staff.ts'
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
  return [whatComesNext(store, person, outcome, endedAt, direction), toMind(person, outcome)]
    .filter((words) => words !== '')
    .join(' ')
}

/** Where somebody comes to stand on a list's ladder when they are not rung any more, in words. */
export function placeInWords(
  store: ReadableStore,
  personId: string,
  list: { readonly listId: string; readonly handler: string | null },
  place: LadderPlace & { readonly kind: 'step' | 'finished' },
): string {
  if (place.kind === 'finished') return 'No step is left: they are counted as not to be contacted.'
  const { step, owner, dueOn } = stepAt(store, personId, list, place)
  const by = owner === '' ? 'a supervisor' : (staffNames(store).get(owner) ?? 'a colleague')
  return `Next: ${stepWords[step]}, by ${by}, by ${showDate(dueOn)}.`
}

const stepWords: Record<LadderStep, string> = {
  alternateContact: 'somebody who knows them is asked',
  letter: 'a letter',
  doorstep: 'a doorstep check',
}

function whatComesNext(
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
  const list = listFor(store, person.personId)
  if (!list) return 'On no open list: nothing more is planned.'
  if (hasFlag(outcome, 'final') || direction === 'inbound') return 'Nothing more to do for this list.'
  const settings = hubSettingsOf(store)
  const history = historyOf(store, person.personId)
  const thisCall: PastCall = { callId: '', listId: list.listId, direction, outcome, number: null, startedAt: endedAt }
  const attempts = [...attemptsFor(history, list.listId, list.createdAt), thisCall]
  const steps = stepsFor(history, list)
  const isBad = hasFlag(outcome, 'numberBad')
  const usablePhones = person.row.usable_phones - (isBad ? 1 : 0)
  const reachable = { personId: person.personId, usablePhones }
  // Whatever was promised is kept by this call.
  const place = placeOn(store, list, reachable, null, attempts, steps, settings, anyPresent)
  const made = countedAttempts(attempts, steps).length
  if (place.kind !== 'ringing') {
    const why =
      made >= settings.attemptLimit
        ? `That was ${attemptOf(made, settings.attemptLimit)}.`
        : 'No number is left to ring.'
    return `${why} ${placeInWords(store, person.personId, list, place)}`
  }
  if (isBad) return 'The number is marked. The next number can be rung at once.'
  const retry = retryOn(person.row.preferred_parts, attempts, settings)
  return `That was ${attemptOf(made, settings.attemptLimit)}. Rung again ${whenInWords(retry, endedAt, settings)}.`
}

/** What the outcome says of how they are to be spoken to. */
function toMind(person: Person, outcome: OutcomeCode): string {
  if (outcome === 'languageBarrier') return 'Whoever rings next rings the interpreter line first.'
  if (outcome === 'voicemailLeft' && shownValues(person.residents).voicemail === 'notAllowed') {
    return 'They have asked that no messages are left: leave none next time.'
  }
  return ''
}

function attemptOf(made: number, limit: number): string {
  return made <= limit ? `attempt ${made} of ${limit}` : `the last of ${limit} attempts`
}

/** The day on which they can be rung first, and the parts of it and of the days after. */
function whenInWords(retry: Retry, endedAt: Instant, settings: HubSettings): string {
  const first = firstTime(retry, endedAt, settings)
  const parts = partsOf(7 & ~retry.blocked).join(' or ')
  if (first === null) return `in the ${parts}`
  const [day, today] = [londonDate(first), londonDate(endedAt)]
  if (day === today) return `today, in the ${parts}`
  return `from ${day === addDays(today, 1) ? 'tomorrow' : showDate(day)}, in the ${parts}`
}

/** The first hour at which the hub rings and they may be rung; null within the two weeks that are looked at. */
function firstTime(retry: Retry, after: Instant, settings: HubSettings): Instant | null {
  const from = retry.notBefore !== null && retry.notBefore > after ? retry.notBefore : after
  for (let hour = 0; hour < 14 * 24; hour++) {
    const at = instantOf(millisecondsOf(from) + hour * 3_600_000)
    if (isCallingTime(at, settings) && (retry.blocked & partBit(dayPart(at))) === 0) return at
  }
  return null
}

/** The open list for which they are still to be reached; else the first that is open. */
function listFor(store: ReadableStore, personId: string) {
  const lists = openLists.all(store, { personId })
  return lists.find((list) => list.state === 'notStarted' || list.state === 'inProgress') ?? lists[0]
}

const openLists = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('list_person')
    .innerJoin('list', 'list.list_id', 'list_person.list_id')
    .select(['list.list_id as listId', 'list.created_at as createdAt', 'handler', 'state'])
    .where('person_id', '=', p.personId)
    .where('closed', '=', 0)
    .orderBy('list.created_hlc')
    .orderBy('list.list_id'),
)
