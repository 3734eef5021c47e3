import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuild } from '../../../db/log/rebuild.ts'
import { byClock } from '../../../db/log/receive.ts'
import type { StoredEvent } from '../../../db/log/stored-event.ts'
import { verifyLog } from '../../../db/log/verify.ts'
import { type AHub, anEmptyMachine, firstDifference } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'
import { playDeeds, someDeeds } from '../../helpers/some-work.ts'

/**
 * DESIGN §2: any set of events of several machines, cut into any bundles, delivered in any order with repeats, gives
 * identical tables everywhere; and so does a rebuild.
 */
test('machines that have heard the same events have the same tables, however they heard them', () => {
  fc.assert(
    fc.property(someDeeds(120), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (work, chance) => {
      const machines = playDeeds(work)
      const [first] = machines
      if (!first) throw new Error('No machine')
      const late = [anEmptyMachine(first, 'late', { keep: true }), anEmptyMachine(first, 'later', { keep: true })]
      try {
        const known = everyVersion(machines)
        late.forEach((machine, index) => {
          const bundles = bundlesOf(known, chance, index)
          for (const [turn, bundle] of bundles.entries()) {
            machine.receive(bundle)
            // Also on the way, what is projected bit by bit is what a rebuild gives.
            if (turn % 7 === index) expect(rebuiltDifference(machine)).toBeNull()
          }
        })
        for (const machine of machines) machine.receive(known.flat())
        const [model] = late
        if (!model) throw new Error('No machine')
        for (const machine of [...machines, ...late]) {
          expect(firstDifference(model.tables(), machine.tables())).toBeNull()
          expect(machine.rows('SELECT * FROM waiting_event')).toEqual([])
        }
        for (const machine of machines) expect(rebuiltDifference(machine)).toBeNull()
        expect(verifyLog(first.store, first.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
        expect(verifyLog(model.store, model.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
      } finally {
        for (const machine of [...machines, ...late]) machine.close()
      }
    }),
    runs(12),
  )
})

/** The first row that a rebuild makes otherwise; the tables are left as they were. */
function rebuiltDifference(machine: AHub): string | null {
  const before = machine.tables()
  machine.store.database.exec('BEGIN')
  rebuild(machine.store)
  const after = machine.tables()
  machine.store.database.exec('ROLLBACK')
  return firstDifference(before, after)
}

/** Each event in every version that some machine holds: blanked where it has heard of an erasure, in full where not. */
function everyVersion(machines: readonly AHub[]): StoredEvent[][] {
  const versions = new Map<string, StoredEvent[]>()
  for (const machine of machines) {
    for (const event of machine.events()) {
      const key = `${event.site} ${event.seq}`
      const known = versions.get(key) ?? []
      known.push(event)
      versions.set(key, known)
    }
  }
  return [...versions.values()]
}

/** The events in an order, cut, and repeated, as the numbers say: each at least once, in one of its versions. */
function bundlesOf(known: readonly StoredEvent[][], chance: readonly number[], seed: number): StoredEvent[][] {
  let state = (chance[seed] ?? 1) + seed * 7919
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % below
  }
  const events = known.map((versions) => versions[draw(versions.length)] as StoredEvent)
  if (draw(3) === 0) events.sort(byClock)
  else {
    for (let i = events.length - 1; i > 0; i--) {
      const j = draw(i + 1)
      ;[events[i], events[j]] = [events[j] as StoredEvent, events[i] as StoredEvent]
    }
  }
  const bundles: StoredEvent[][] = []
  for (let from = 0; from < events.length; ) {
    const length = 1 + draw(30)
    bundles.push(events.slice(from, from + length))
    if (draw(4) === 0) bundles.push(events.slice(Math.max(0, from - 10), from + 3))
    from += length
  }
  return bundles
}
