import { describe, expect, test } from 'vitest'
import { nextStepAfter } from '../../../db/commands/next-step.ts'
import { findPerson } from '../../../db/commands/person.ts'
import { openCase } from '../../../db/queries/case-file.ts'
import { heldResidents } from '../../../db/queries/residents.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { type AHub, aHub, anotherMachine, aResident } from '../../helpers/a-hub.ts'

const mobile = '07700900418'
const landline = '02079460018'

function aHubWithOne(values: Parameters<typeof aResident>[0] = {}) {
  const hub = aHub().with(aResident(values))
  const handler = hub.staff('Priya')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  return { hub, handler, personId }
}

const heldPage = (hub: AHub, reason: 'all' | 'callRefused' = 'callRefused') =>
  heldResidents(hub.store, { reason, offset: 0, limit: 10 })

describe('the interlock', () => {
  test.each([
    ['deceased', { deceased: 'yes' }],
    ['contradicted', { deceased: 'contradicted' }],
    ['doNotCall', { doNotCall: 'yes' }],
  ] as const)(
    'somebody held as %s is never rung, and the words of a call are kept for the supervisor',
    (hold, values) => {
      const { hub, handler, personId } = aHubWithOne(values)
      const listless = hub.run('list.create', { listId: hub.newId(), name: 'All', rule: '' })
      expect(listless).toMatchObject({ ok: false, error: { code: 'invalid' } })
      expect(hub.next(handler).next).toBeNull()
      const refused = hub.call(personId, { note: 'Her son answered', outcome: 'spokeToOther' }, handler)
      expect(refused).toMatchObject({ ok: false, error: { code: 'held' } })
      expect(
        hub.run('call.badNumber', {
          callId: hub.newId(),
          personId,
          listId: null,
          number: mobile,
          outcome: 'unobtainable',
          startedAt: hub.at,
          endedAt: hub.at,
        }),
      ).toMatchObject({ ok: false, error: { code: 'held' } })
      expect(hub.rows('SELECT * FROM call')).toEqual([])
      const page = heldPage(hub)
      expect(page.rows).toMatchObject([{ hold, refusedCalls: [{ note: 'Her son answered', by: 'Priya' }] }])
      expect(page.rows[0]?.statements).toHaveLength(1)
    },
  )

  test('a hold that arrives while a call is in hand keeps its words', () => {
    const { hub, handler, personId } = aHubWithOne()
    const listId = hub.list([handler])
    expect(hub.next(handler).next?.personId).toBe(personId)
    const two = anotherMachine(hub, 'second machine')
    two.must('resident.confirm', { personId, saidBy: 'the registrar', values: { deceased: 'yes' } })
    hub.hears(two)
    expect(hub.call(personId, { listId, note: 'No answer at first' }, handler).ok).toBe(false)
    expect(heldPage(hub).rows[0]?.refusedCalls[0]?.note).toBe('No answer at first')
    expect(hub.next(handler).next).toBeNull()
  })

  test('every word that was typed is kept, not the note alone', () => {
    const { hub, handler, personId } = aHubWithOne({ deceased: 'yes' })
    const need = {
      needId: hub.newId<string>(),
      category: 'food' as const,
      urgency: 'soon' as const,
      detail: 'No bread',
      answers: {},
    }
    hub.call(personId, { outcome: 'spokeNeeds', note: 'Her son', spokenTo: 'Tom, the son', needs: [need] }, handler)
    expect(heldPage(hub).rows[0]?.refusedCalls[0]?.note).toBe('Her son\nSpoke to: Tom, the son\nFood: No bread')
  })

  test('an inbound call is always recorded, gives help, and lifts nothing', () => {
    const { hub, handler, personId } = aHubWithOne({ deceased: 'yes' })
    const need = {
      needId: hub.newId<string>(),
      category: 'food' as const,
      urgency: 'urgent' as const,
      detail: '',
      answers: {},
    }
    const logged = hub.call(personId, { direction: 'inbound', outcome: 'spokeNeeds', needs: [need] }, handler)
    expect(logged.ok).toBe(true)
    expect(hub.rows('SELECT * FROM need')).toHaveLength(1)
    expect(hub.row('person', '1 = 1')?.hold).toBe('deceased')
    expect(heldPage(hub, 'all').total).toBe(1)
  })

  test('what a call itself says of a death or of never calling holds at once', () => {
    for (const outcome of ['deceased', 'neverCall'] as const) {
      const { hub, handler, personId } = aHubWithOne()
      hub.list([handler])
      hub.call(personId, { outcome }, handler)
      expect(hub.row('person', '1 = 1')?.hold).toBe(outcome === 'deceased' ? 'deceased' : 'doNotCall')
      expect(hub.next(handler).next).toBeNull()
      expect(hub.call(personId, {}, handler).ok).toBe(false)
    }
  })
})

describe('a call', () => {
  test('says what comes next as it was said before it was saved', () => {
    const { hub, handler, personId } = aHubWithOne()
    const listId = hub.list([handler])
    for (const outcome of ['noAnswer', 'busy', 'voicemailLeft', 'languageBarrier'] as const) {
      hub.move(60 * 24)
      const person = findPerson(hub.store, personId)
      if (!person.ok) throw new Error('Nobody')
      const before = nextStepAfter(hub.store, person.value, outcome, hub.at, 'outbound')
      const logged = hub.call(personId, { listId, outcome }, handler)
      expect(logged).toMatchObject({ ok: true, value: { next: before } })
    }
    expect(hub.row('list_person', '1 = 1')).toMatchObject({ attempts: 4, state: 'inProgress' })
  })

  test('is one command: its needs, consent, referral, callback and facts, or none of it', () => {
    const { hub, handler, personId } = aHubWithOne()
    const needId = hub.newId<string>()
    const partnerId = String(hub.row('partner', 'name = ?', 'Kingston Foodbank')?.partner_id)
    const logged = hub.call(
      personId,
      {
        outcome: 'spokeNeeds',
        needs: [{ needId, category: 'food', urgency: 'soon', detail: 'Nothing in', answers: { householdSize: '2' } }],
        consents: [{ purpose: 'referral', recipient: null, answer: 'given', words: 'Yes, do', givenBy: 'herself' }],
        referrals: [
          { referralId: hub.newId(), partnerId, needIds: [needId], urgency: 'soon', note: '', basis: 'consent' },
        ],
        confirmed: { livesAlone: 'yes' },
      },
      handler,
    )
    expect(logged.ok).toBe(true)
    const file = openCase(hub.store, personId, hub.at)
    expect(file.ok && file.value).toMatchObject({
      values: { livesAlone: 'yes' },
      needs: [{ category: 'food', status: 'referred', referredTo: 'Kingston Foodbank', loggedBy: 'Priya' }],
      consents: [{ answer: 'given', words: 'Yes, do' }],
      referrals: [{ state: 'drafted', blocked: null }],
    })
    expect(
      new Set(
        hub
          .events()
          .slice(-5)
          .map((event) => event.command),
      ).size,
    ).toBe(1)
  })

  test('that is saved again from its draft, its answer lost, is the same call', () => {
    const { hub, handler, personId } = aHubWithOne({ phones: ['07700 900 418', '020 7946 0018'] })
    const listId = hub.list([handler])
    const input = hub.aCall(personId, { listId, outcome: 'busy', note: 'Engaged twice' })
    const bad = { callId: input.callId, personId, listId, startedAt: input.startedAt, endedAt: input.startedAt }
    hub.must('call.badNumber', { ...bad, number: mobile, outcome: 'wrongNumber' }, handler)
    expect(hub.run('call.log', input, handler).ok).toBe(true)
    expect(hub.run('call.log', input, handler)).toMatchObject({
      ok: true,
      value: { next: expect.stringContaining('before') },
    })
    expect(hub.run('call.log', { ...input, note: 'And again' }, handler)).toMatchObject({ error: { code: 'conflict' } })
    expect(hub.rows('SELECT outcome FROM call ORDER BY seq')).toEqual([{ outcome: 'wrongNumber' }, { outcome: 'busy' }])
    expect(hub.row('list_person', '1 = 1')?.attempts).toBe(2)
  })

  test('is refused where it ends before it begins, or lacks what its outcome says', () => {
    const { hub, personId } = aHubWithOne()
    const early = '2020-04-03T10:00:00.000Z' as Instant
    expect(hub.call(personId, { startedAt: hub.at, endedAt: early })).toMatchObject({ error: { field: 'endedAt' } })
    expect(hub.call(personId, { outcome: 'spokeNeeds' })).toMatchObject({ error: { field: 'needs' } })
    expect(hub.call(personId, { outcome: 'spokeCallback' })).toMatchObject({ error: { field: 'callback' } })
    expect(hub.call(hub.newId())).toMatchObject({ error: { code: 'notFound' } })
    expect(hub.rows('SELECT * FROM call')).toEqual([])
  })

  test('a wrong number is not offered again, and the next at once; with none left the ladder goes on without ringing', () => {
    const { hub, handler, personId } = aHubWithOne({ phones: ['07700 900 418', '020 7946 0018'] })
    const listId = hub.list([handler])
    expect(hub.next(handler).next?.number).toBe(mobile)
    const input = { callId: hub.newId<string>(), personId, listId, startedAt: hub.at, endedAt: hub.at }
    expect(hub.run('call.badNumber', { ...input, number: '07700 900418', outcome: 'wrongNumber' }, handler)).toEqual({
      ok: true,
      value: { nextNumber: landline },
    })
    expect(hub.next(handler).next).toMatchObject({ personId, number: landline })
    expect(hub.run('call.badNumber', { ...input, number: landline, outcome: 'unobtainable' }, handler)).toEqual({
      ok: true,
      value: { nextNumber: null },
    })
    expect(hub.rows('SELECT bad FROM person_phone')).toEqual([{ bad: 1 }, { bad: 1 }])
    hub.moveTo('2020-04-04T17:00:00.000Z')
    expect(hub.next(handler).next).toBeNull()
    expect(hub.row('ladder_step', '1 = 1')).toMatchObject({ person_id: personId, step: 'letter', due_on: '2020-04-06' })
  })
})

describe('a promised callback', () => {
  test('comes up when it is due, before everything, also outside calling hours; and is kept by the next call', () => {
    const { hub, handler, personId } = aHubWithOne()
    hub.with(aResident())
    const listId = hub.list([handler])
    const at = '2020-04-03T20:30:00.000Z' as Instant
    const callback = { at, handler: null, note: 'After the news' }
    expect(hub.call(personId, { listId, outcome: 'spokeCallback', callback }, handler).ok).toBe(true)
    expect(hub.next(handler).next?.personId).not.toBe(personId)
    const waiting = hub.work(handler)
    expect(waiting.callbacks).toMatchObject([{ personId, at, note: 'After the news', overdue: false }])
    hub.moveTo('2020-04-03T20:31:00.000Z')
    expect(hub.next(handler).next).toMatchObject({
      personId,
      kind: 'callback',
      reason: 'Promised a call back at 21:30',
    })
    hub.moveTo('2020-04-04T09:00:00.000Z')
    expect(hub.next(handler).next?.reason).toContain('overdue')
    expect(hub.work(handler).callbacks).toMatchObject([{ personId, overdue: true }])
    hub.call(personId, { listId, outcome: 'spokeNoSupport' }, handler)
    expect(hub.next(handler).next?.personId).not.toBe(personId)
    expect(hub.row('list_person', 'person_id = ?', personId)?.state).toBe('reached')
  })

  test('promised to somebody who has left comes up for the handler of the list', () => {
    const { hub, handler, personId } = aHubWithOne()
    const listId = hub.list([handler])
    const gone = hub.staff('Tom')
    const at = '2020-04-04T10:00:00.000Z' as Instant
    hub.call(personId, { listId, outcome: 'spokeCallback', callback: { at, handler: gone, note: '' } }, gone)
    hub.moveTo('2020-04-04T10:01:00.000Z')
    expect(hub.next(gone).next?.personId).toBe(personId)
    expect(hub.next(handler).next).toBeNull()
    hub.must('staff.remove', { staffId: gone, reason: 'Back to the library' })
    expect(hub.next(handler).next).toMatchObject({ personId, kind: 'callback' })
  })
})

describe('undo', () => {
  function logged() {
    const { hub, handler, personId } = aHubWithOne()
    hub.list([handler])
    const before = hub.tables()
    const command = hub.newId<string>()
    const needId = hub.newId<string>()
    const need = { needId, category: 'food' as const, urgency: 'soon' as const, detail: '', answers: {} }
    const input = hub.aCall(personId, { outcome: 'spokeNeeds', needs: [need], confirmed: { mobile } })
    hub.run('call.log', input, handler, command)
    return { hub, handler, personId, command, before }
  }

  test('takes back all that a command wrote, and deletes nothing', () => {
    const { hub, handler, command, before } = logged()
    const events = hub.events().length
    hub.move(9)
    expect(hub.run('command.undo', { undo: command }, handler).ok).toBe(true)
    expect(hub.events()).toHaveLength(events + 1)
    const after = hub.tables()
    for (const table of [
      'call',
      'need',
      'person',
      'person_phone',
      'list_person',
      'list_count',
      'call_queue',
      'writing',
    ]) {
      expect(after.get(table)).toEqual(before.get(table))
    }
  })

  test('of one’s own is for ten minutes; of another’s, or later, a supervisor’s', () => {
    const { hub, handler, command } = logged()
    const other = hub.staff('Tom')
    const supervisor = hub.staff('Sue', 'supervisor')
    expect(hub.run('command.undo', { undo: command }, other)).toMatchObject({ error: { code: 'notAllowed' } })
    hub.move(11)
    expect(hub.run('command.undo', { undo: command }, handler)).toMatchObject({ error: { code: 'notAllowed' } })
    expect(hub.run('command.undo', { undo: command }, supervisor).ok).toBe(true)
  })

  test('of what is not here, of a list, of an erasure, or of an undo is refused', () => {
    const { hub, handler, command, personId } = logged()
    expect(hub.run('command.undo', { undo: hub.newId() })).toMatchObject({ error: { code: 'notFound' } })
    const list = String(hub.events().find((event) => event.type === 'list.created')?.command)
    expect(hub.run('command.undo', { undo: list })).toMatchObject({ error: { code: 'conflict' } })
    const undo = hub.newId<string>()
    hub.run('command.undo', { undo: command }, handler, undo)
    expect(hub.run('command.undo', { undo }, handler)).toMatchObject({ error: { code: 'conflict' } })
    const erase = hub.newId<string>()
    hub.run('resident.erase', { personId, reason: 'request', note: '' }, hub.administrator, erase)
    expect(hub.run('command.undo', { undo: erase })).toMatchObject({ error: { code: 'conflict' } })
  })
})
