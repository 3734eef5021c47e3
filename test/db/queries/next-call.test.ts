import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hubSettingsOf } from '../../../db/queries/hub-settings.ts'
import { type Instant, instantOf } from '../../../shared/domain/time.ts'
import { isCallingTime } from '../../../shared/rules/day-part.ts'
import { nextEntry, type QueueEntry, type QueueKind } from '../../../shared/rules/next-call.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'
import { playDeeds, someDeeds } from '../../helpers/some-work.ts'

const begin = Date.parse('2020-04-02T06:00:00.000Z')
const aMoment = fc.nat(3 * 24 * 60).map((minutes) => instantOf(begin + minutes * 60_000))

/** The whole queue, read without any index, as the rule takes it. */
function queueOf(hub: AHub, handler: string): QueueEntry[] {
  return hub
    .rows("SELECT * FROM call_queue WHERE handler = ? OR (handler = '' AND kind = 'callback')", handler)
    .map((row) => ({
      personId: String(row.person_id),
      kind: row.kind as QueueKind,
      blocked: Number(row.blocked),
      notBefore: row.not_before as Instant | '',
      listOrder: String(row.list_order),
      position: Number(row.position),
      attempts: Number(row.attempts),
    }))
}

function expectSameAsRule(hub: AHub, handler: string, at: Instant, claimed: readonly string[]) {
  hub.clock.time = Date.parse(at)
  const calling = isCallingTime(at, hubSettingsOf(hub.store))
  const free = queueOf(hub, handler).filter(
    (entry) => !claimed.includes(entry.personId) && (calling || entry.kind === 'callback'),
  )
  const found = hub.next(handler, claimed)
  expect(found.next?.personId ?? null).toBe(nextEntry(free, at)?.personId ?? null)
  expect(found.next === null).toBe(found.noNext !== null)
}

describe('the next call', () => {
  const anEntry = fc.record({
    kind: fc.constantFrom('callback', 'urgent', 'retry', 'first'),
    blocked: fc.nat(7),
    notBefore: fc.oneof(fc.constant(''), aMoment),
    handler: fc.constantFrom('own', 'own', 'own', 'other', ''),
    listOrder: fc.constantFrom('1', '2'),
    position: fc.nat(3),
  })

  test('is the one that the rule names, for any queue, moment and claims', () => {
    const hub = aHub()
    const handler = hub.staff('Priya')
    const other = hub.staff('Tom')
    const enqueue = hub.store.database.prepare('INSERT INTO call_queue VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    fc.assert(
      fc.property(
        fc.array(anEntry, { maxLength: 25 }),
        fc.array(aMoment, { minLength: 3, maxLength: 3 }),
        fc.uniqueArray(fc.nat(24), { maxLength: 6 }),
        (entries, moments, taken) => {
          hub.store.database.exec('DELETE FROM call_queue')
          entries.forEach((entry, index) => {
            const whose = { own: handler, other, '': '' }[entry.handler] ?? ''
            // As the queue is made: a callback is never blocked, and a first call waits for no moment.
            const blocked = entry.kind === 'callback' ? 0 : entry.blocked
            const notBefore = entry.kind === 'first' ? '' : entry.notBefore
            const id = `${index}`.padStart(32, '0')
            const whoseList = entry.kind === 'callback' || whose !== '' ? whose : handler
            enqueue.run(id, 'list', whoseList, entry.kind, blocked, notBefore, entry.listOrder, entry.position, 0)
          })
          const claimed = taken.map((index) => `${index}`.padStart(32, '0'))
          for (const at of moments) expectSameAsRule(hub, handler, at, claimed)
        },
      ),
      runs(120),
    )
  })

  test('after any history is the rule’s, and nobody who is held, finished, gone or claimed is ever offered', () => {
    fc.assert(
      fc.property(
        someDeeds(60),
        fc.array(aMoment, { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        (work, moments, claim) => {
          const machines = playDeeds(work)
          try {
            for (const hub of machines) {
              const staff = hub.rows('SELECT staff_id FROM staff').map((row) => String(row.staff_id))
              const persons = hub.rows('SELECT person_id FROM person').map((row) => String(row.person_id))
              const claimed = claim ? persons.slice(0, 2) : []
              for (const at of moments) {
                for (const handler of staff) {
                  expectSameAsRule(hub, handler, at, claimed)
                  const next = hub.next(handler, claimed).next
                  if (!next) continue
                  expect(claimed).not.toContain(next.personId)
                  const person = hub.row('person', 'person_id = ?', next.personId)
                  expect(person).toMatchObject({ hold: null, erased: 0 })
                  expect(['movedAway', 'inCare']).not.toContain(person?.whereabouts)
                  if (next.kind === 'callback') continue
                  const on = hub.row('list_person', 'list_id = ? AND person_id = ?', String(next.listId), next.personId)
                  expect(['notStarted', 'inProgress']).toContain(on?.state)
                  expect(on?.handler).toBe(handler)
                  expect(hub.row('list', 'list_id = ?', String(next.listId))?.closed).toBe(0)
                }
              }
            }
          } finally {
            for (const hub of machines) hub.close()
          }
        },
      ),
      runs(6),
    )
  })

  test('says of a retry only the parts of the day that were tried, and that an interpreter is needed', () => {
    const hub = aHub().with(aResident({ language: 'ko', preferredTimes: ['morning', 'evening'] }))
    const handler = hub.staff('Priya')
    const korean = hub.staff('Min', 'handler', 20, ['en', 'ko'])
    const personId = String(hub.row('person', '1 = 1')?.person_id)
    hub.moveTo('2020-04-03T09:00:00.000Z')
    const listId = hub.list([handler])
    hub.call(personId, { listId, startedAt: hub.at }, handler)
    hub.moveTo('2020-04-03T17:00:00.000Z')
    // Afternoons were never asked for, and so never tried.
    expect(hub.next(handler).next).toMatchObject({
      reason: 'Second attempt: mornings tried. An interpreter is needed',
      interpret: 'ko',
    })
    hub.must('list.takeBack', { listId, handler })
    hub.must('list.share', { listId, handlers: [korean] })
    expect(hub.next(korean).next).toMatchObject({ reason: 'Second attempt: mornings tried', interpret: null })
  })
})
