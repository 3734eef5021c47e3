import type { OutputOf, ParsedInputOf } from '../../shared/api.ts'
import { ladderOutcomeLabels, ladderStepLabels } from '../../shared/codes/ladder.ts'
import { phoneDigits } from '../../shared/domain/phone.ts'
import { holdReasonLabels } from '../../shared/domain/resident.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { attemptsFor, historyOf } from '../projections/derived/history.ts'
import { shownValues } from '../projections/derived/person-values.ts'
import { placeOn, stepsFor } from '../projections/derived/place.ts'
import { anyPresent } from '../projections/derived/presence.ts'
import { hubSettingsOf } from '../queries/hub-settings.ts'
import { statement } from '../sql.ts'
import { contactOf } from './contact.ts'
import { confirmValues } from './facts.ts'
import { placeInWords } from './next-step.ts'
import { whyNotOwner } from './owner.ts'
import { findPerson, type Person } from './person.ts'

type TakeInput = ParsedInputOf<'ladder.take'>

/**
 * Records how a step of the ladder ended, and says what comes next. Whoever was reached by it counts as reached for the
 * list; a new way to reach them begins the attempts anew. Fails with `conflict` where another step waits, or none.
 */
export function takeStep(tx: Writing, input: TakeInput): Result<OutputOf<'ladder.take'>> {
  const found = waitingStep(tx, input)
  if (!found.ok) return found
  const person = found.value
  const contact = input.contactId === null ? null : contactOf(tx, person, input.contactId)
  if (input.contactId !== null && contact === null) return notFound('That contact')
  const wrong = whatIsWrong(tx, person, input)
  if (wrong) return wrong
  append(tx, person.stream, events.ladderTaken, {
    listId: input.listId,
    step: input.step,
    outcome: input.outcome,
    contactId: input.contactId,
    on: input.on,
    note: input.note,
  })
  if (input.newNumber !== null) tellNumber(tx, person, input.newNumber, contact?.name ?? '')
  return ok({ next: nextAfter(tx, person, input) })
}

/** Gives a step to somebody, and says until when it is to be taken. Null is any supervisor. */
export function giveStep(tx: Writing, input: ParsedInputOf<'ladder.give'>): Result<null> {
  const found = waitingStep(tx, input)
  if (!found.ok) return found
  const nobody = whyNotOwner(tx, input.owner)
  if (nobody) return nobody
  if (input.dueOn < londonDate(tx.at))
    return fail('invalid', 'That day has passed. Choose today or a later day.', 'dueOn')
  append(tx, found.value.stream, events.ladderGiven, {
    listId: input.listId,
    step: input.step,
    owner: input.owner,
    dueOn: input.dueOn,
  })
  return ok(null)
}

/** The person for whom that step waits. */
function waitingStep(tx: Writing, input: Pick<TakeInput, 'personId' | 'listId' | 'step'>): Result<Person> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const { personId, hold } = found.value
  if (hold !== null) {
    return fail('held', `${holdReasonLabels[hold]}: nobody rings, writes or visits. A supervisor can see why.`)
  }
  const waits = stepOf.get(tx, { personId })
  if (waits && waits.list_id === input.listId && waits.step === input.step) return found
  const now = waits
    ? `What waits for them now is: ${ladderStepLabels[waits.step as TakeInput['step']].toLowerCase()}.`
    : 'No step waits for them any more: somebody has reached them, or rings them again.'
  return fail('conflict', `${now} Look at their file. Nothing was changed.`)
}

function whatIsWrong(tx: Writing, person: Person, input: TakeInput): Result<never> | null {
  if (ladderOutcomeLabels[input.step][input.outcome] === undefined) {
    return fail('invalid', 'This step cannot end so. Choose how it ended.', 'outcome')
  }
  if (input.on > londonDate(tx.at))
    return fail('invalid', 'That day has not come yet. Enter the day it was done.', 'on')
  if (input.step === 'alternateContact' && input.outcome !== 'notPossible' && input.contactId === null) {
    return fail('invalid', 'Choose who was asked.', 'contactId')
  }
  if (input.outcome !== 'newWay') {
    return input.newNumber === null
      ? null
      : fail('invalid', 'A new number begins the calls anew. Choose “Has told us how to reach them”.', 'outcome')
  }
  if (input.newNumber === null) {
    return person.row.usable_phones > 0
      ? null
      : fail('invalid', 'No number is left to ring. Enter the number that they can be rung at.', 'newNumber')
  }
  const digits = phoneDigits(input.newNumber)
  if (digits === null) return fail('invalid', 'Enter a phone number, like 01632 960 001.', 'newNumber')
  return badNumber.get(tx, { personId: person.personId, digits })
    ? fail('invalid', 'This number was rung before, and is wrong or dead. Check it with whoever gave it.', 'newNumber')
    : null
}

/** A number that was learnt is kept beside the others, and rung before them. */
function tellNumber(tx: Writing, person: Person, number: string, saidBy: string): void {
  const known = shownValues(person.residents).otherPhones ?? []
  const isKnown = numberOf.get(tx, { personId: person.personId, digits: phoneDigits(number) ?? number })
  const values = isKnown ? {} : { otherPhones: [...known.slice(-9), number] }
  confirmValues(tx, person, { ...values, preferredNumber: number }, null, saidBy)
}

function nextAfter(tx: Writing, person: Person, { listId, outcome }: TakeInput): string {
  if (outcome === 'reached') return 'They count as reached: nothing more to do for this list.'
  if (outcome === 'refused') return 'They want no help: nothing more to do for this list.'
  const list = listOf.get(tx, { personId: person.personId, listId })
  if (outcome === 'newWay' || !list) return 'Rung again: the attempts begin anew.'
  const settings = hubSettingsOf(tx)
  const history = historyOf(tx, person.personId)
  const reachable = { personId: person.personId, usablePhones: person.row.usable_phones }
  const attempts = attemptsFor(history, listId, list.createdAt)
  const place = placeOn(tx, list, reachable, null, attempts, stepsFor(history, list), settings, anyPresent)
  return place.kind === 'ringing' ? 'Rung again.' : placeInWords(tx, person.personId, list, place)
}

const stepOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('ladder_step').select(['list_id', 'step']).where('person_id', '=', p.personId),
)
const numberOf = statement<{ personId: string; digits: string }>()((k, p) =>
  k.selectFrom('person_phone').select('bad').where('person_id', '=', p.personId).where('digits', '=', p.digits),
)
const badNumber = statement<{ personId: string; digits: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('bad_number', 'bad_number.resident_id', 'person_resident.resident_id')
    .select('digits')
    .where('person_id', '=', p.personId)
    .where('digits', '=', p.digits)
    .limit(1),
)
const listOf = statement<{ personId: string; listId: string }>()((k, p) =>
  k
    .selectFrom('list_person')
    .innerJoin('list', 'list.list_id', 'list_person.list_id')
    .select(['list.list_id as listId', 'list.created_at as createdAt', 'handler'])
    .where('person_id', '=', p.personId)
    .where('list_person.list_id', '=', p.listId),
)
