import { afterEach, describe, expect, test, vi } from 'vitest'
import { rebuildIfChanged } from '../../../db/log/projection-version.ts'
import type { receive } from '../../../db/log/receive.ts'
import { verifyLog } from '../../../db/log/verify.ts'
import { openCase } from '../../../db/queries/case-file.ts'
import { type AHub, aHub, anEmptyMachine, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'
import { forgedEvent } from '../../helpers/forged-event.ts'

/** Taking in, as a program does that cannot read one type of event yet: this one, but for that. */
async function olderReceive(unknown: string): Promise<typeof receive> {
  vi.resetModules()
  vi.doMock('../../../shared/events/index.ts', async (original) => {
    const events = await original<typeof import('../../../shared/events/index.ts')>()
    return {
      ...events,
      readPayload: (stream: string, type: string, version: number, payload: string) =>
        type === unknown ? null : events.readPayload(stream, type, version, payload),
    }
  })
  const older = await import('../../../db/log/receive.ts')
  return older.receive
}

afterEach(() => {
  vi.doUnmock('../../../shared/events/index.ts')
  vi.resetModules()
})

const theirId = (hub: AHub) => String(hub.row('person', '1 = 1')?.person_id)

describe('an event that this program cannot read', () => {
  const unreadable = [
    ['another type', { type: 'call.rated', payload: { stars: 5 } }],
    ['another version', { type: 'note.added', version: 2, payload: { noteId: 'x', text: 'Hello', loud: true } }],
    ['a field more', { type: 'note.added', payload: { noteId: 'a'.repeat(32), text: 'Hello', loud: true } }],
    ['a code within', { type: 'resident.erased', payload: { reason: 'courtOrder', note: '' } }],
  ] as const

  test.each(unreadable)('is kept, relayed and holds its resident: %s', (_, written) => {
    const newer = aHub().with(aResident())
    const personId = theirId(newer)
    const listId = newer.list([newer.administrator])
    const event = forgedEvent(newer, { streamId: personId, ...written })
    newer.receive([event])
    expect(newer.row('person', '1 = 1')?.hold).toBe('unreadEvent')
    expect(newer.rows('SELECT * FROM call_queue')).toEqual([])
    expect(newer.row('list_person', 'list_id = ?', listId)?.state).toBe('held')
    expect(newer.call(personId)).toMatchObject({ ok: false, error: { code: 'held' } })
    const next = anEmptyMachine(newer, 'second machine')
    const last = anEmptyMachine(newer, 'third machine')
    next.hears(newer)
    last.hears(next)
    expect(last.events()).toEqual(newer.events())
    expect(last.events().some((one) => one.payload === event.payload)).toBe(true)
    expect(firstDifference(newer.tables(), last.tables())).toBeNull()
    expect(verifyLog(last.store, last.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
  })

  test('of a log that nobody is called from holds nobody', () => {
    const newer = aHub().with(aResident())
    newer.receive([forgedEvent(newer, { stream: 'rota', streamId: newer.newId(), type: 'rota.made', payload: {} })])
    newer.receive([forgedEvent(newer, { stream: 'hub', streamId: newer.newId(), type: 'hub.painted', payload: {} })])
    expect(newer.rows('SELECT stream FROM unread_event ORDER BY stream')).toEqual([
      { stream: 'hub' },
      { stream: 'rota' },
    ])
    expect(newer.row('person', '1 = 1')?.hold).toBeNull()
    expect(verifyLog(newer.store, newer.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
  })

  test('is projected after an upgrade, and its resident is free again', async () => {
    const newer = aHub().with(aResident())
    const older = anotherMachine(newer, 'a machine with an older program')
    const personId = theirId(newer)
    newer.call(personId, {
      outcome: 'spokeNeeds',
      needs: [{ needId: newer.newId(), category: 'food', urgency: 'soon', detail: 'No bread', answers: {} }],
    })
    const receiveOlder = await olderReceive('need.logged')
    receiveOlder(older.store, newer.events())
    expect(older.row('person', '1 = 1')?.hold).toBe('unreadEvent')
    expect(older.rows('SELECT * FROM need')).toEqual([])

    expect(rebuildIfChanged(older.store)).toBe(true)
    expect(older.row('person', '1 = 1')?.hold).toBeNull()
    const file = openCase(older.store, personId, older.at)
    expect(file.ok && file.value.needs.map((need) => need.detail)).toEqual(['No bread'])
    newer.hears(older)
    expect(firstDifference(newer.tables(), older.tables())).toBeNull()
    expect(rebuildIfChanged(older.store)).toBe(false)
  })
})

test('the tables of a store that an earlier program projected are made again, once', () => {
  const hub = aHub().with(aResident())
  const tables = hub.tables()
  expect(rebuildIfChanged(hub.store)).toBe(false)
  hub.store.database.exec("UPDATE person SET name = 'As it was shown before'")
  hub.store.database.exec("UPDATE meta SET value = '0' WHERE key = 'projectionVersion'")
  expect(rebuildIfChanged(hub.store)).toBe(true)
  expect(firstDifference(tables, hub.tables())).toBeNull()
  expect(rebuildIfChanged(hub.store)).toBe(false)
})
