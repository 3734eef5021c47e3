import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rebuild } from '../../../db/log/rebuild.ts'
import { first } from '../../../db/migrations/001-first.ts'
import { concerns } from '../../../db/migrations/003-concerns.ts'
import { openCase } from '../../../db/queries/case-file.ts'
import { concernsPage, concernsWaiting } from '../../../db/queries/concerns.ts'
import { type AHub, aHub, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'

function aHubWithOne(values: Parameters<typeof aResident>[0] = {}) {
  const hub = aHub().with(aResident(values))
  const handler = hub.staff('Priya')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  return { hub, handler, personId }
}

function raise(hub: AHub, personId: string, given: { callId?: string; seen?: string; concernId?: string } = {}) {
  const { callId = null, seen = 'Frightened; somebody answered for her.', concernId = hub.newId<string>() } = given
  const input = {
    concernId,
    personId,
    callId,
    level: 'serious' as const,
    seen,
    done: ['toldSupervisor' as const],
    note: '',
  }
  return { concernId, result: hub.run('concern.raise', input) }
}

const page = (hub: AHub, show: 'open' | 'all' = 'open') =>
  concernsPage(hub.store, { show, offset: 0, limit: 10 }, hub.at).rows

describe('a concern', () => {
  test('waits at the top until it is acknowledged, with the time that took', () => {
    const { hub, personId } = aHubWithOne()
    const supervisor = hub.staff('Owen', 'supervisor')
    const old = raise(hub, personId, { seen: 'The first' }).concernId
    hub.move(3)
    const second = raise(hub, personId, { seen: 'The second' }).concernId
    hub.move(4)
    expect(concernsWaiting(hub.store)).toEqual({ waiting: 2, oldest: '2020-04-03T13:02:11.000Z' })
    expect(page(hub).map((row) => [row.seen, row.minutesWaited])).toEqual([
      ['The first', 7],
      ['The second', 4],
    ])
    hub.must('concern.acknowledge', { concernId: old, note: 'Ringing the son' }, supervisor)
    hub.move(60)
    expect(page(hub).map((row) => [row.concernId, row.minutesWaited])).toEqual([
      [second, 64],
      [old, 7],
    ])
    expect(page(hub)[1]?.acknowledged).toEqual({ at: '2020-04-03T13:09:11.000Z', by: 'Owen', note: 'Ringing the son' })
    expect(concernsWaiting(hub.store)).toEqual({ waiting: 1, oldest: '2020-04-03T13:05:11.000Z' })
    expect(hub.run('concern.acknowledge', { concernId: old, note: '' })).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: 'Owen acknowledged this at 14:09. Nothing was changed.' },
    })
  })

  test('is closed with how it ended, and whoever closes it has acknowledged it', () => {
    const { hub, personId } = aHubWithOne()
    const { concernId } = raise(hub, personId)
    const close = { concernId, outcome: 'Adult social care visited.' }
    hub.must('concern.close', close)
    expect(page(hub)).toEqual([])
    expect(page(hub, 'all')).toMatchObject([
      { closed: { by: 'Ada Obi', outcome: 'Adult social care visited.' }, acknowledged: { by: 'Ada Obi' } },
    ])
    expect(hub.run('concern.close', close)).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(concernsWaiting(hub.store)).toEqual({ waiting: 0, oldest: null })
  })

  test('is raised about somebody who must not be rung, and once however often it is sent', () => {
    const { hub, personId } = aHubWithOne({ doNotCall: 'yes' })
    const { concernId, result } = raise(hub, personId)
    expect(result.ok).toBe(true)
    expect(raise(hub, personId, { concernId }).result.ok).toBe(true)
    expect(raise(hub, personId, { concernId, seen: 'Something else' }).result).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    expect(page(hub)).toHaveLength(1)
    expect(() => raise(hub, personId, { seen: '  ' })).toThrow('Write what was seen or said.')
  })

  test('is never taken back; a closing may be, and it is open again', () => {
    const { hub, personId } = aHubWithOne()
    const { concernId } = raise(hub, personId)
    const raised = String(hub.row('event', "type = 'concern.raised'")?.command)
    expect(hub.run('command.undo', { undo: raised })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    hub.must('concern.close', { concernId, outcome: 'A mistake' })
    const closed = String(hub.row('event', "type = 'concern.closed'")?.command)
    hub.must('command.undo', { undo: closed })
    expect(page(hub)).toMatchObject([{ concernId, closed: null, acknowledged: null }])
  })

  test('stands first in the case file, and in its timeline', () => {
    const { hub, personId } = aHubWithOne()
    const closed = raise(hub, personId, { seen: 'The first' }).concernId
    hub.must('concern.close', { concernId: closed, outcome: 'Nothing in it' })
    raise(hub, personId, { seen: 'The second' })
    const file = openCase(hub.store, personId, hub.at)
    if (!file.ok) throw new Error(file.error.message)
    expect(file.value.concerns.map((row) => row.seen)).toEqual(['The second', 'The first'])
    expect(file.value.timeline.map((entry) => entry.kind).sort()).toEqual([
      'concernAcknowledged',
      'concernClosed',
      'concernRaised',
      'concernRaised',
      'listed',
    ])
  })

  test('is gone with the file that is erased', () => {
    const { hub, personId } = aHubWithOne()
    raise(hub, personId)
    hub.must('resident.erase', { personId, reason: 'request', note: '' })
    expect(hub.rows('SELECT * FROM concern')).toEqual([])
    expect(hub.rows("SELECT * FROM event WHERE payload LIKE '%Frightened%'")).toEqual([])
    expect(concernsWaiting(hub.store).waiting).toBe(0)
  })
})

describe('a call with a safeguarding outcome', () => {
  test.each(['safeguarding999', 'safeguardingEscalated'] as const)(
    '%s is logged once the concern is raised',
    (outcome) => {
      const { hub, handler, personId } = aHubWithOne()
      const callId = hub.newId<string>()
      raise(hub, personId)
      expect(hub.call(personId, { callId, outcome }, handler)).toMatchObject({
        ok: false,
        error: {
          code: 'invalid',
          field: 'outcome',
          message: expect.stringContaining('Record the safeguarding concern first'),
        },
      })
      expect(hub.rows('SELECT * FROM call')).toEqual([])
      raise(hub, personId, { callId })
      expect(hub.call(personId, { callId, outcome }, handler).ok).toBe(true)
    },
  )
})

describe('two machines', () => {
  test('what one closed without knowing of the other’s writing stays open on both', () => {
    const { hub, personId } = aHubWithOne()
    const two = anotherMachine(hub, 'second machine')
    const concernId = hub.newId<string>()
    raise(hub, personId, { concernId })
    two.move(1)
    raise(two, personId, { concernId, seen: 'Raised from a draft that was copied' })
    hub.move(5)
    hub.must('concern.close', { concernId, outcome: 'Visited' })
    expect(page(hub)).toEqual([])
    two.hears(hub)
    hub.hears(two)
    expect(page(hub)).toMatchObject([{ concernId, closed: null }])
    expect(firstDifference(hub.tables(), two.tables())).toBeNull()
    two.move(10)
    two.must('concern.close', { concernId, outcome: 'Both looked into' })
    hub.hears(two)
    expect(page(hub)).toEqual([])
    expect(firstDifference(hub.tables(), two.tables())).toBeNull()
    const before = hub.tables()
    hub.store.database.transaction(() => rebuild(hub.store))()
    expect(firstDifference(before, hub.tables())).toBeNull()
  })

  test('the first who acknowledged it counts, whichever machine is heard first', () => {
    const { hub, personId } = aHubWithOne()
    const { concernId } = raise(hub, personId)
    const two = anotherMachine(hub, 'second machine')
    two.move(3)
    two.must('concern.acknowledge', { concernId, note: 'Second machine' })
    hub.move(9)
    hub.must('concern.acknowledge', { concernId, note: 'First machine' })
    hub.hears(two)
    two.hears(hub)
    for (const machine of [hub, two]) {
      expect(page(machine)).toMatchObject([{ acknowledged: { note: 'Second machine' }, minutesWaited: 3 }])
    }
  })
})

test('a store of the first version gains the table, and keeps what it has', () => {
  const database = new Database(':memory:')
  onTestFinished(() => {
    database.close()
  })
  database.exec(first)
  database.exec("INSERT INTO meta (key, value) VALUES ('kept', 'yes')")
  database.exec(concerns)
  expect(database.prepare('SELECT count(*) AS n FROM concern').get()).toEqual({ n: 0 })
  expect(database.prepare("SELECT value FROM meta WHERE key = 'kept'").get()).toEqual({ value: 'yes' })
})
