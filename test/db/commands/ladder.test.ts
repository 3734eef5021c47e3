import { describe, expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import { ladderPage } from '../../../db/queries/due-work.ts'
import type { InputOf } from '../../../shared/api.ts'
import type { ContactId, ListId } from '../../../shared/domain/ids.ts'
import { aContact } from '../../helpers/a-contact.ts'
import { type AHub, aHub, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'
import { codeOf, messageOf, value } from '../../helpers/a-store.ts'

const today = '2020-04-03' as never

/** Somebody whom one attempt, made today, did not reach: the ladder goes on from there. */
function afterTheLastAttempt(
  given: { contact?: boolean; values?: Parameters<typeof aResident>[0]; plan?: InputOf<'hub.change'>['ladder'] } = {},
) {
  const hub = aHub().with(aResident(given.values))
  const priya = hub.staff('Priya')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  const contactId = hub.newId<ContactId>()
  hub.must('hub.change', { attemptLimit: 1, ...(given.plan ? { ladder: given.plan } : {}) })
  if (given.contact) hub.must('contact.add', { contactId, personId, ...aContact() })
  const listId = hub.list([priya])
  const next = value(hub.call(personId, { listId, startedAt: hub.at }, priya)).next
  const take = (more: Partial<InputOf<'ladder.take'>>, as?: string) =>
    hub.run('ladder.take', { ...aStep(personId, listId), ...more }, as)
  return { hub, priya, personId, contactId, listId, next, take }
}

function aStep(personId: string, listId: ListId): InputOf<'ladder.take'> {
  return {
    personId,
    listId,
    step: 'letter',
    outcome: 'noResult',
    contactId: null,
    on: today,
    note: '',
    newNumber: null,
  }
}

const stepsOf = (hub: AHub) => ladderPage(hub.store, { step: null, offset: 0, limit: 10 }, null, today).rows
const stateOf = (hub: AHub) => hub.row('list_person', '1 = 1')?.state

describe('a step of the ladder', () => {
  test('follows the last attempt, said before it is due, and is the next until there is none', () => {
    const { hub, priya, next, take } = afterTheLastAttempt()
    expect(next).toBe('That was attempt 1 of 1. Next: a letter, by a supervisor, by 6 April 2020.')
    expect(hub.next(priya).next).toBeNull()
    expect(stepsOf(hub)).toMatchObject([{ step: 'letter', dueOn: '2020-04-06', owner: null, attempts: 1 }])
    hub.moveTo('2020-04-06T09:00:00.000Z')
    const posted = value(take({ on: '2020-04-06' as never }))
    // Good Friday and Easter Monday lie between.
    expect(posted.next).toBe('Next: a doorstep check, by a supervisor, by 15 April 2020.')
    expect(stepsOf(hub)).toMatchObject([{ step: 'doorstep', dueOn: '2020-04-15' }])
    hub.moveTo('2020-04-15T09:00:00.000Z')
    const last = value(take({ step: 'doorstep', on: '2020-04-15' as never }))
    expect(last.next).toBe('No step is left: they are counted as not to be contacted.')
    expect(stepsOf(hub)).toEqual([])
    expect(stateOf(hub)).toBe('uncontactable')
  })

  test('asks whoever knows them first, where there is somebody with a number; the list’s handler asks', () => {
    const { hub, priya, personId, contactId, next, take } = afterTheLastAttempt({ contact: true })
    expect(next).toContain('Next: somebody who knows them is asked, by Priya, by 6 April 2020.')
    expect(hub.work(priya).steps).toMatchObject([{ step: 'alternateContact', ownerName: 'Priya' }])
    expect(messageOf(take({ step: 'alternateContact' }))).toBe('Choose who was asked.')
    expect(codeOf(take({ step: 'alternateContact', contactId: hub.newId() }))).toBe('notFound')
    hub.move(1)
    expect(take({ step: 'alternateContact', contactId, note: 'Away until May' }, priya).ok).toBe(true)
    const file = value(openCase(hub.store, personId, hub.at))
    expect(file.timeline[0]).toMatchObject({ kind: 'ladderTaken', step: 'alternateContact', note: 'Away until May' })
    expect(file.ladder).toMatchObject({ step: 'letter' })
  })

  test('that reached them, or heard that they want no help, ends it for the list', () => {
    for (const [outcome, state] of [
      ['reached', 'reached'],
      ['refused', 'refused'],
    ] as const) {
      const { hub, take } = afterTheLastAttempt({ plan: [{ step: 'doorstep', afterDays: 0 }] })
      expect(value(take({ step: 'doorstep', outcome })).next).toContain('nothing more to do for this list')
      expect(stateOf(hub)).toBe(state)
      expect(stepsOf(hub)).toEqual([])
    }
  })

  test('that told a new way begins the attempts anew, with the new number first', () => {
    const { hub, priya, personId, contactId, take } = afterTheLastAttempt({ contact: true })
    const asked = { step: 'alternateContact', outcome: 'newWay', contactId } as const
    expect(messageOf(take({ ...asked, newNumber: 'ask Anna' }))).toContain('Enter a phone number')
    hub.move(1)
    expect(value(take({ ...asked, newNumber: '07700 900 999' })).next).toBe('Rung again: the attempts begin anew.')
    hub.moveTo('2020-04-04T10:00:00.000Z')
    expect(hub.next(priya).next).toMatchObject({ personId, number: '07700900999', attempts: 1 })
    const file = value(openCase(hub.store, personId, hub.at))
    expect(file.phones.map((phone) => phone.digits)).toEqual(['07700900999', '02079460018'])
    expect(file.values).toMatchObject({ preferredNumber: '07700 900 999' })
    // The attempts are used up again: every step of the plan comes once more.
    hub.call(personId, { startedAt: hub.at }, priya)
    expect(stepsOf(hub)).toMatchObject([{ step: 'alternateContact', dueOn: '2020-04-06' }])
  })

  test('that told a new way needs the number where none is left, and not one that is known to be dead', () => {
    const hub = aHub().with(aResident())
    const priya = hub.staff('Priya')
    const personId = String(hub.row('person', '1 = 1')?.person_id)
    const listId = hub.list([priya])
    const number = '02079460018'
    const bad = { callId: hub.newId<string>(), personId, listId, number, startedAt: hub.at, endedAt: hub.at }
    hub.must('hub.change', { ladder: [{ step: 'doorstep', afterDays: 1 }] })
    hub.must('call.badNumber', { ...bad, outcome: 'unobtainable' }, priya)
    const newWay = { ...aStep(personId, listId), step: 'doorstep', outcome: 'newWay' } as const
    expect(hub.run('ladder.take', newWay)).toMatchObject({ error: { field: 'newNumber' } })
    expect(messageOf(hub.run('ladder.take', { ...newWay, newNumber: '020 7946 0018' }))).toContain('wrong or dead')
    expect(hub.run('ladder.take', { ...newWay, newNumber: '07700 900 999' }).ok).toBe(true)
    expect(hub.row('call_queue', '1 = 1')).toMatchObject({ person_id: personId })
  })

  test('is refused where another waits, or none, where it has not been, or cannot end so', () => {
    const { hub, priya, personId, listId, take } = afterTheLastAttempt()
    const before = hub.events().length
    expect(messageOf(take({ step: 'doorstep' }))).toContain('What waits for them now is: send a letter.')
    expect(take({ listId: hub.newId() })).toMatchObject({ error: { code: 'conflict' } })
    expect(take({ on: '2020-04-04' as never })).toMatchObject({ error: { code: 'invalid', field: 'on' } })
    expect(take({ outcome: 'reached' })).toMatchObject({ error: { code: 'invalid', field: 'outcome' } })
    expect(take({ newNumber: '07700 900 999' })).toMatchObject({ error: { code: 'invalid', field: 'outcome' } })
    expect(hub.events()).toHaveLength(before)
    hub.call(personId, { listId, direction: 'inbound', outcome: 'spokeNoSupport' }, priya)
    expect(messageOf(take({}))).toContain('No step waits for them any more')
  })

  test('is not taken for somebody who is held: nobody writes to the bereaved', () => {
    const { hub, personId, listId, take } = afterTheLastAttempt()
    hub.must('resident.confirm', { personId, saidBy: 'the registrar', values: { deceased: 'yes' } })
    expect(stepsOf(hub)).toEqual([])
    expect(take({})).toMatchObject({ error: { code: 'held', message: expect.stringContaining('deceased') } })
    const give = { personId, listId, step: 'letter', owner: null, dueOn: '2020-04-09' } as const
    expect(hub.run('ladder.give', give)).toMatchObject({ error: { code: 'held' } })
  })

  test('waits while a call back is promised', () => {
    const { hub, personId, listId } = afterTheLastAttempt()
    expect(stepsOf(hub)).toHaveLength(1)
    const at = '2020-04-04T10:00:00.000Z'
    const callback = { at: at as never, handler: null, note: '' }
    // Rung to her neighbour, who knows when she is in: she herself was not reached yet.
    hub.call(personId, { listId, outcome: 'spokeToOther', callback })
    expect(stepsOf(hub)).toEqual([])
    hub.must('callback.drop', { personId, reason: 'The neighbour was wrong' })
    expect(stepsOf(hub)).toMatchObject([{ step: 'letter' }])
  })

  test('is taken back by its undo, with the number that it told', () => {
    const { hub, contactId, take, personId, listId } = afterTheLastAttempt({ contact: true })
    const before = hub.tables()
    const command = hub.newId<string>()
    const input = {
      ...aStep(personId, listId),
      step: 'alternateContact',
      outcome: 'newWay',
      contactId,
      newNumber: '07700 900 999',
    } as const
    hub.run('ladder.take', input, hub.administrator, command)
    expect(stepsOf(hub)).toEqual([])
    hub.must('command.undo', { undo: command })
    for (const table of ['ladder_step', 'ladder_taken', 'person_phone', 'call_queue', 'list_person']) {
      expect(hub.tables().get(table)).toEqual(before.get(table))
    }
    expect(take({ step: 'alternateContact', contactId }).ok).toBe(true)
  })
})

describe('giving a step', () => {
  test('names who takes it and until when; the last word counts, and on another machine too', () => {
    const { hub, priya, personId, listId } = afterTheLastAttempt()
    const two = anotherMachine(hub, 'second machine')
    const give = { personId, listId, step: 'letter' } as const
    hub.must('ladder.give', { ...give, owner: priya, dueOn: '2020-04-09' })
    expect(hub.work(priya).steps).toMatchObject([{ step: 'letter', dueOn: '2020-04-09', ownerName: 'Priya' }])
    two.hears(hub)
    two.must('ladder.give', { ...give, owner: null, dueOn: '2020-04-07' })
    hub.hears(two)
    expect(stepsOf(hub)).toMatchObject([{ owner: null, dueOn: '2020-04-07' }])
    expect(firstDifference(hub.tables(), two.tables())).toBeNull()
  })

  test('is refused to somebody who has left, for a day that has passed, or for a step that does not wait', () => {
    const { hub, personId, listId } = afterTheLastAttempt()
    const gone = hub.staff('Tom')
    hub.must('staff.remove', { staffId: gone, reason: 'Furlough ended' })
    const give = { personId, listId, step: 'letter', owner: null, dueOn: '2020-04-09' } as const
    expect(hub.run('ladder.give', { ...give, owner: gone })).toMatchObject({ error: { field: 'owner' } })
    expect(hub.run('ladder.give', { ...give, dueOn: '2020-04-02' })).toMatchObject({ error: { field: 'dueOn' } })
    expect(hub.run('ladder.give', { ...give, step: 'doorstep' })).toMatchObject({ error: { code: 'conflict' } })
  })

  test('before the ladder began anew says who takes the step, and no longer until when', () => {
    const { hub, priya, personId, listId, take } = afterTheLastAttempt({ plan: [{ step: 'doorstep', afterDays: 1 }] })
    hub.must('ladder.give', { personId, listId, step: 'doorstep', owner: priya, dueOn: '2020-04-03' })
    expect(take({ step: 'doorstep', outcome: 'newWay' }).ok).toBe(true)
    hub.moveTo('2020-04-07T10:00:00.000Z')
    hub.call(personId, { listId, startedAt: hub.at })
    expect(stepsOf(hub)).toMatchObject([{ step: 'doorstep', owner: priya, dueOn: '2020-04-08' }])
  })
})
