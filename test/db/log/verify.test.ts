import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../../../db/log/verify.ts'
import type { VerifyReport } from '../../../shared/domain/report.ts'
import { fillFile, fullTables } from '../../helpers/a-full-file.ts'
import { type AHub, aHub, anotherMachine, aResident } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'

let hub: AHub
beforeAll(() => {
  hub = aHub({ keep: true }).with(aResident({ id: 'one' }), aResident({ id: 'two' }), aResident({ id: 'gone' }))
  const two = anotherMachine(hub, 'second machine', { keep: true })
  const listId = hub.list([hub.administrator])
  for (const person of hub.rows('SELECT person_id FROM person')) {
    hub.call(String(person.person_id), { listId })
    two.call(String(person.person_id), { outcome: 'busy' })
  }
  hub.hears(two)
  two.close()
  const gone = String(hub.rows('SELECT person_id FROM person ORDER BY person_id')[0]?.person_id)
  hub.must('resident.erase', { personId: gone, reason: 'request', note: '' })
})
afterAll(() => hub.close())

const columns = [
  'site',
  'seq',
  'hlc',
  'at',
  'command',
  'stream',
  'stream_id',
  'type',
  'version',
  'actor',
  'payload',
  'salt',
  'payload_hash',
  'prev_hash',
  'hash',
]

/** Does something to the tables, verifies, and puts all back. */
function verifiedAfter(spoil: () => void): VerifyReport {
  hub.store.database.exec('BEGIN')
  try {
    spoil()
    return verifyLog(hub.store, hub.clock)
  } finally {
    hub.store.database.exec('ROLLBACK')
  }
}

function changed(value: unknown, place: number): string | number | Uint8Array {
  if (typeof value === 'number') return value + 1000
  if (value instanceof Uint8Array) {
    const bytes = new Uint8Array(value)
    bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ (1 << (place % 8))
    return bytes
  }
  if (typeof value === 'string') {
    const at = place % value.length
    return `${value.slice(0, at)}${value[at] === '1' ? '2' : '1'}${value.slice(at + 1)}`
  }
  return 'words where there should be none'
}

describe('hub verify', () => {
  test('finds nothing wrong with a sound log', () => {
    expect(verifyLog(hub.store, hub.clock)).toMatchObject({
      events: hub.events().length,
      sites: 2,
      chain: 'ok',
      rebuild: 'identical',
      problems: [],
    })
  })

  test('finds and names a changed byte, in whichever column of whichever event', () => {
    const events = hub.events()
    fc.assert(
      fc.property(fc.nat(events.length - 1), fc.constantFrom(...columns), fc.nat(10_000), (index, column, place) => {
        const event = events[index]
        if (!event) throw new Error('No event')
        const was = (event as unknown as Record<string, unknown>)[column]
        const isBlob = column === 'salt' || column.endsWith('hash')
        const to = was === null && isBlob ? new Uint8Array(16) : changed(was, place)
        const report = verifiedAfter(() =>
          hub.store.database
            .prepare(`UPDATE event SET ${column} = ? WHERE site = ? AND seq = ?`)
            .run(to, event.site, event.seq),
        )
        expect(report.chain).toBe('broken')
        const named =
          column === 'site' || column === 'seq'
            ? `machine ${event.site.slice(0, 8)}`
            : `Event ${event.seq} of machine ${event.site.slice(0, 8)}`
        expect(report.problems.some((problem) => problem.toLowerCase().includes(named.toLowerCase()))).toBe(true)
      }),
      runs(60),
    )
  })

  test('finds every column of one event, of an erased one too', () => {
    const certificate = hub.events().find((event) => event.type === 'resident.erased')
    const blanked = hub.events().find((event) => event.payload === null)
    const plain = hub.events().find((event) => event.type === 'call.attempted' && event.payload !== null)
    for (const event of [certificate, blanked, plain]) {
      if (!event) throw new Error('No such event')
      for (const column of columns) {
        const was = (event as unknown as Record<string, unknown>)[column]
        const isBlob = column === 'salt' || column.endsWith('hash')
        const tries = [was === null && isBlob ? new Uint8Array(16) : changed(was, 3)]
        if ((column === 'payload' || column === 'salt') && was !== null) tries.push(null as never)
        for (const to of tries) {
          const report = verifiedAfter(() =>
            hub.store.database
              .prepare(`UPDATE event SET ${column} = ? WHERE site = ? AND seq = ?`)
              .run(to, event.site, event.seq),
          )
          expect(`${event.type} ${column}: ${report.chain}`).toBe(`${event.type} ${column}: broken`)
        }
      }
    }
  })

  test('finds words that an erasure should have taken, put back as they were', () => {
    const twin = aHub({ name: 'twin', keep: true }).with(aResident({ id: 'twin' }))
    const personId = String(twin.row('person', '1 = 1')?.person_id)
    const before = twin.events().find((event) => event.stream === 'resident')
    if (!before) throw new Error('No event')
    twin.must('resident.erase', { personId, reason: 'request', note: '' })
    twin.store.database
      .prepare('UPDATE event SET payload = ?, salt = ? WHERE site = ? AND seq = ?')
      .run(before.payload, before.salt, before.site, before.seq)
    expect(verifyLog(twin.store, twin.clock).problems).toEqual([expect.stringContaining(`Event ${before.seq}`)])
    twin.close()
  })

  test('finds a changed end of a log, a missing one, a missing event and one too many', () => {
    const spoilt = [
      'UPDATE site_head SET seq = seq + 1 WHERE site = (SELECT min(site) FROM site_head)',
      "UPDATE site_head SET hlc = '0' || hlc WHERE site = (SELECT min(site) FROM site_head)",
      'UPDATE site_head SET hash = zeroblob(32) WHERE site = (SELECT min(site) FROM site_head)',
      "UPDATE site_head SET site = 'ab' WHERE site = (SELECT min(site) FROM site_head)",
      'DELETE FROM site_head WHERE site = (SELECT min(site) FROM site_head)',
      'DELETE FROM event WHERE seq = 2',
      'DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)',
      'INSERT INTO event SELECT site, seq + 1000, hlc, at, command, stream, stream_id, type, version, actor, payload, salt, payload_hash, prev_hash, hash FROM event WHERE seq = 2',
    ]
    for (const text of spoilt) {
      const report = verifiedAfter(() => hub.store.database.exec(text))
      expect(`${text}: ${report.chain}`).toBe(`${text}: broken`)
      expect(report.problems[0]).toMatch(/machine [0-9a-f]+/i)
    }
  })

  test('finds a row too few in any table of a file, or of messages', () => {
    const twin = aHub({ name: 'full', keep: true }).with(aResident({ id: 'full' }))
    fillFile(twin, String(twin.row('person', '1 = 1')?.person_id), 'Words')
    twin.must('message.send', { messageId: twin.newId<string>(), to: twin.administrator, text: 'Well done' })
    const verified = () => verifyLog(twin.store, twin.clock)
    expect(verified()).toMatchObject({ chain: 'ok', rebuild: 'identical' })
    for (const table of [...fullTables, 'message']) {
      twin.store.database.exec(`BEGIN; DELETE FROM ${table}`)
      expect(verified()).toMatchObject({ rebuild: 'different', problems: [expect.stringContaining(`Table ${table}`)] })
      twin.store.database.exec('ROLLBACK')
    }
    twin.close()
  })

  test('finds a table that does not say what the log says', () => {
    const report = verifiedAfter(() => hub.store.database.exec("UPDATE person SET name = 'Somebody else'"))
    expect(report).toMatchObject({ chain: 'ok', rebuild: 'different' })
    expect(report.problems[0]).toContain('Table person')
  })
})
