import type { LadderStep } from '../../../shared/codes/ladder.ts'
import { hasFlag } from '../../../shared/codes/outcomes.ts'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import type { CalendarDate, Instant } from '../../../shared/domain/time.ts'
import { callingParts } from '../../../shared/rules/day-part.ts'
import { type LadderPlace, ladderPlace } from '../../../shared/rules/ladder.ts'
import { type Retry, retryAfter } from '../../../shared/rules/retry.ts'
import type { ReadableStore } from '../../handles.ts'
import { statement } from '../../sql.ts'
import { contactValues } from '../resident-care.ts'
import type { PastCall, PersonHistory, TakenStep } from './history.ts'
import type { Presence } from './presence.ts'

/** A list, as far as it decides what counts for it. */
export interface ListMade {
  readonly listId: string
  readonly createdAt: string
}

/** What of a person decides how they can be rung. */
export interface Reachable {
  readonly personId: string
  readonly usablePhones: number
}

/** Steps that count for a list: those taken for it, and whatever was tried since it was made. */
export function stepsFor(history: PersonHistory, list: ListMade): TakenStep[] {
  return history.steps.filter((step) => step.listId === list.listId || step.at >= list.createdAt)
}

/** The attempts that count towards the limit: those since a step told a new way to reach them. */
export function countedAttempts(attempts: readonly PastCall[], steps: readonly TakenStep[]): readonly PastCall[] {
  const anew = newWayIn(steps)
  return anew ? attempts.filter((call) => call.startedAt > anew.at) : attempts
}

/** Where a person stands on a list's ladder. A step that told a new way to reach them begins it anew. */
export function placeOn(
  store: ReadableStore,
  list: ListMade,
  person: Reachable,
  callback: PersonHistory['callback'],
  attempts: readonly PastCall[],
  steps: readonly TakenStep[],
  settings: HubSettings,
  has: Presence,
): LadderPlace {
  const anew = newWayIn(steps)
  const counted = countedAttempts(attempts, steps)
  const last = counted.at(-1)?.startedAt ?? anew?.at ?? list.createdAt
  return ladderPlace({
    attempts: counted.length,
    attemptLimit: settings.attemptLimit,
    usableNumbers: person.usablePhones,
    awaitsCallback: callback !== null,
    since: (last === '' ? unheardOf : last) as Instant,
    hasContact: has.contact && hasContact(store, person.personId),
    taken: anew ? steps.filter((step) => step.at > anew.at) : steps,
    plan: settings.ladder,
  })
}

/** Who takes a step, and until when. An empty owner is any supervisor. */
export interface DueStep {
  readonly step: LadderStep
  readonly owner: string
  readonly dueOn: CalendarDate
}

/**
 * The step that waits at a place of the ladder: whoever was given it takes it, else the list's handler asks a contact.
 * What was given before the ladder began anew says who, and no longer until when.
 */
export function stepAt(
  store: ReadableStore,
  personId: string,
  list: { readonly listId: string; readonly handler: string | null },
  { step, since, dueOn }: LadderPlace & { readonly kind: 'step' },
): DueStep {
  const given = givenOf.all(store, { personId, listId: list.listId, step }).at(-1)
  const meant = given?.owner ?? (step === 'alternateContact' ? (list.handler ?? '') : '')
  return {
    step,
    owner: meant === '' || isHere(store, meant) ? meant : '',
    dueOn: given && given.due_on >= since ? (given.due_on as CalendarDate) : dueOn,
  }
}

/** When somebody who is still to be rung may be. After a bad number the next one is rung at once: it counts for no time. */
export function retryOn(preferredParts: number, attempts: readonly PastCall[], settings: HubSettings): Retry {
  const timed = attempts.filter((call) => !hasFlag(call.outcome, 'numberBad'))
  return retryAfter(
    timed.map((call) => call.startedAt as Instant),
    callingParts(settings),
    preferredParts,
  )
}

/** Whether somebody still works here, as far as this machine has heard. */
export function isHere(store: ReadableStore, staffId: string): boolean {
  return staffOf.get(store, { staffId })?.active !== 0
}

function newWayIn(steps: readonly TakenStep[]): TakenStep | undefined {
  return steps.filter((step) => step.outcome === 'newWay').at(-1)
}

/** Of a list that nobody here has heard the making of yet. */
const unheardOf = '2020-01-01T00:00:00.000Z'

/** Whether there is anybody to ask about a person: a contact with a number. */
function hasContact(store: ReadableStore, personId: string): boolean {
  return contactsOf.all(store, { personId }).some((row) => contactValues(row.fields).phones.length > 0)
}

const contactsOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('contact', 'contact.resident_id', 'person_resident.resident_id')
    .select('fields')
    .where('person_id', '=', p.personId)
    .where('removed', '=', 0),
)
const staffOf = statement<{ staffId: string }>()((k, p) =>
  k.selectFrom('staff').select('active').where('staff_id', '=', p.staffId),
)
const givenOf = statement<{ personId: string; listId: string; step: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('ladder_given', 'ladder_given.resident_id', 'person_resident.resident_id')
    .select(['owner', 'due_on'])
    .where('person_id', '=', p.personId)
    .where('list_id', '=', p.listId)
    .where('step', '=', p.step)
    .orderBy('hlc')
    .orderBy('site'),
)
