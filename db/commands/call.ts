import type { OutputOf, ParsedInputOf } from '../../shared/api.ts'
import { needCategories } from '../../shared/codes/needs.ts'
import { hasFlag, type OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { CallLogged, CallLogInput } from '../../shared/domain/call.ts'
import { phoneDigits } from '../../shared/domain/phone.ts'
import { holdReasonLabels } from '../../shared/domain/resident.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, refuseKeeping, type Writing } from '../log/write.ts'
import { statement } from '../sql.ts'
import { whyNoWindow } from './callback.ts'
import { isRaisedIn } from './concern.ts'
import { recordConsent } from './consent.ts'
import { confirmValues, factsOf, whyNotTold } from './facts.ts'
import { householdIn, isRefused, logHousehold } from './household-call.ts'
import { nextStepAfter } from './next-step.ts'
import { findPerson, type Person } from './person.ts'
import { recurNeed } from './recurrence.ts'
import { draftReferral } from './referral.ts'

/**
 * Logs a call with all that came of it: needs, answers about sharing, referrals, a promised callback, facts told on the
 * telephone, and a record of its own for everybody else of the household who was spoken to. An outbound call to somebody
 * who is held is refused, and its words are kept for the supervisor; an inbound one is always recorded, and lifts no hold
 * (DESIGN §5, interlock).
 */
export function logCall(tx: Writing, input: CallLogInput): Result<CallLogged> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const person = found.value
  const number = input.number === null ? null : (phoneDigits(input.number) ?? input.number)
  const members = householdIn(tx, person, input)
  if (!members.ok) return members
  if (isRefused(person, input)) {
    logHousehold(tx, members.value, input, number)
    append(tx, person.stream, events.callRefused, {
      callId: input.callId,
      listId: input.listId,
      number,
      outcome: input.outcome,
      startedAt: input.startedAt,
      endedAt: input.endedAt,
      note: everyWord(input),
      why: person.hold,
    })
    return refuseKeeping(
      tx,
      fail(
        'held',
        `${holdReasonLabels[person.hold]}: this person must not be called. Your words are kept for the supervisor.`,
      ),
    )
  }
  const wrong = whatIsWrong(input) ?? concernMissing(tx, person, input) ?? whyNotTold(person, input.confirmed)
  if (wrong) return wrong
  const before = savedBefore(tx, person, input, number)
  if (before) return before
  // Before the call is written: it counts as an attempt of its own from then on.
  const next = nextStepAfter(tx, person, input.outcome, input.endedAt, input.direction)
  append(tx, person.stream, events.callAttempted, {
    callId: input.callId,
    listId: input.listId,
    number,
    direction: input.direction,
    outcome: input.outcome,
    startedAt: input.startedAt,
    endedAt: input.endedAt,
    spokenTo: input.spokenTo,
    contactId: input.contactId,
    answers: input.answers,
    note: input.note,
    nextStep: input.nextStep,
  })
  confirmFacts(tx, person, input)
  for (const { recurrence, ...need } of input.needs) {
    append(tx, person.stream, events.needLogged, {
      ...need,
      callId: input.callId,
      origin: input.direction === 'outbound' ? 'outboundCall' : 'inboundCall',
    })
    if (!recurrence) continue
    const recurs = recurNeed(tx, { needId: need.needId, personId: person.personId, recurrence, reason: '' })
    if (!recurs.ok) return recurs
  }
  for (const consent of input.consents) {
    const recorded = recordConsent(tx, person, {
      ...consent,
      callId: input.callId,
      how: 'telephone',
      askedAt: input.endedAt,
    })
    if (!recorded.ok) return recorded
  }
  for (const referral of input.referrals) {
    const drafted = draftReferral(tx, person, { ...referral, callId: input.callId })
    if (!drafted.ok) return drafted
  }
  if (input.callback) {
    append(tx, person.stream, events.callbackPromised, { callId: input.callId, ...input.callback })
  }
  return ok({ next: [next, logHousehold(tx, members.value, input, number)].filter((words) => words !== '').join(' ') })
}

/** Marks one number of a call in hand, and names the next that can be rung at once. */
export function markBadNumber(tx: Writing, input: ParsedInputOf<'call.badNumber'>): Result<OutputOf<'call.badNumber'>> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const person = found.value
  if (person.hold !== null) return fail('held', `${holdReasonLabels[person.hold]}: this person must not be called.`)
  const number = phoneDigits(input.number) ?? input.number
  append(tx, person.stream, events.callAttempted, {
    callId: input.callId,
    listId: input.listId,
    number,
    direction: 'outbound',
    outcome: input.outcome,
    startedAt: input.startedAt,
    endedAt: input.endedAt,
    spokenTo: '',
    contactId: null,
    answers: {},
    note: '',
    nextStep: '',
  })
  const next = usableNumbers.all(tx, { personId: person.personId }).find((row) => row.digits !== number)
  return ok({ nextNumber: next?.digits ?? null })
}

/**
 * A call whose answer was lost (the window was killed after the commit) is saved again from its draft, under another
 * command: it is the same call, and is not counted twice. Where the words differ, what was saved stands.
 */
function savedBefore(
  tx: Writing,
  person: Person,
  input: CallLogInput,
  number: string | null,
): Result<CallLogged> | null {
  const saved = person.residents
    .flatMap((resident) => callsOf.all(tx, { residentId: resident.resident_id, callId: input.callId }))
    .find(
      (call) =>
        !hasFlag(call.outcome as OutcomeCode, 'numberBad') ||
        (call.outcome === input.outcome && call.number === number && call.started_at === input.startedAt),
    )
  if (!saved) return null
  const event = eventAt.get(tx, { site: saved.site, seq: saved.seq })
  const words = event?.payload ? (JSON.parse(event.payload) as { note: string }).note : ''
  if (saved.outcome === input.outcome && words === input.note) return ok({ next: 'This call was saved before.' })
  return fail(
    'conflict',
    'This call was saved before, with other words. What was saved stands; add what is missing to the case file as a note.',
  )
}

/** All that was typed in a call, for whoever reads it afterwards. */
function everyWord(input: CallLogInput): string {
  const words = [
    input.note,
    input.spokenTo === '' ? '' : `Spoke to: ${input.spokenTo}`,
    ...input.needs.map((need) => `${needCategories[need.category].label}: ${need.detail}`),
    ...input.consents.map((consent) => (consent.words === '' ? '' : `About sharing: ${consent.words}`)),
    ...input.referrals.map((referral) => (referral.note === '' ? '' : `For the partner: ${referral.note}`)),
    input.callback === null ? '' : `To be rung back: ${input.callback.note}`,
  ]
  return words
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, 10_000)
}

function whatIsWrong(input: CallLogInput): Result<never> | null {
  if (input.endedAt < input.startedAt)
    return fail('invalid', 'The call ended before it began. Check the times.', 'endedAt')
  if (input.outcome === 'spokeNeeds' && input.needs.length === 0) {
    return fail('invalid', 'Choose at least one need, or another outcome.', 'needs')
  }
  if (input.outcome === 'spokeNoSupport' && input.needs.length > 0) {
    return fail('invalid', 'A need is ticked. Choose “Spoke: needs logged”, or untick it.', 'outcome')
  }
  if (hasFlag(input.outcome, 'callback') && input.callback === null) {
    return fail('invalid', 'Say when they are to be rung back.', 'callback')
  }
  return input.callback && whyNoWindow(input.callback, 'callback')
}

/** Who says that a supervisor must know at once has told the supervisor so, in this call, by the concern itself. */
function concernMissing(tx: Writing, person: Person, input: CallLogInput): Result<never> | null {
  if (!hasFlag(input.outcome, 'urgent') || isRaisedIn(tx, person.residents, input.callId)) return null
  return fail(
    'invalid',
    'Record the safeguarding concern first (key G), so that a supervisor sees it at once; then save the call.',
    'outcome',
  )
}

/** Facts told on the telephone, and what the outcome itself says of the person. */
function confirmFacts(tx: Writing, person: Person, input: CallLogInput): void {
  const values: Record<string, unknown> = { ...input.confirmed, ...factsOf(input.outcome) }
  confirmValues(tx, person, values, input.callId, input.spokenTo)
}

const callsOf = statement<{ residentId: string; callId: string }>()((k, p) =>
  k
    .selectFrom('call')
    .select(['site', 'seq', 'outcome', 'number', 'started_at'])
    .where('resident_id', '=', p.residentId)
    .where('call_id', '=', p.callId),
)
const eventAt = statement<{ site: string; seq: number }>()((k, p) =>
  k.selectFrom('event').select('payload').where('site', '=', p.site).where('seq', '=', p.seq),
)
const usableNumbers = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_phone')
    .select('digits')
    .where('person_id', '=', p.personId)
    .where('bad', '=', 0)
    .orderBy('rank')
    .orderBy('digits'),
)
