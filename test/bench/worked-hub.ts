import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import { nextClock } from '../../db/log/clock.ts'
import { greatestClock, headOf, insertEvent, putHead } from '../../db/log/events.ts'
import { rebuild } from '../../db/log/rebuild.ts'
import { eventHash, noHash, payloadHash } from '../../db/log/stored-event.ts'
import type { OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { CallId, ListId, NeedId, ResidentId, StaffId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import { type Instant, instantOf } from '../../shared/domain/time.ts'
import type { EventDefinition } from '../../shared/events/event.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import { listCreated, listMembersAdded, listShared } from '../../shared/events/list.ts'
import { callAttempted, callbackPromised, needLogged, residentRegistered } from '../../shared/events/resident.ts'
import { aBench, type Bench, newId, run, takeOn } from './a-bench.ts'
import { inventedValues } from './invented-list.ts'
import { seconds } from './measured.ts'

export interface WorkedHub {
  readonly bench: Bench
  readonly handlers: readonly StaffId[]
  /** Seconds that its log took to write, and its tables to be made from it. */
  readonly wrote: number
  readonly projected: number
}

/** The days of the five attempts, and when they were made on each: spread over parts of the day, as the ladder does. */
const days = ['2020-03-27', '2020-03-30', '2020-03-31', '2020-04-01', '2020-04-02'] as const
const hours = [8, 12, 16] as const

/**
 * A hub in the middle of its work: everybody on one list, shared among twenty handlers, and rung five times; most are to
 * be rung again, some were reached, some have an urgent need, some wait for a promised callback. The events are written
 * straight into the log, with right hashes, and the tables made from it as a recovery makes them.
 */
export async function workedHub(residents: number): Promise<WorkedHub> {
  const bench = aBench('worked')
  const { store, administrator } = bench
  const handlers = takeOn(bench, 20)
  run(store, administrator, 'hub.change', { attemptLimit: 8 })
  const { database } = store
  // Nothing is lost if this process dies: the store is made anew each time.
  const usual = database.pragma('cache_size', { simple: true })
  // From a log in a file of its own there is no way to none but this one.
  database.pragma('journal_mode = DELETE')
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -2000000')
  const wrote = await seconds(() =>
    withoutIndexes(database, ['event_stream', 'event_command'], () => writeLog(bench, handlers, residents)),
  )
  const unread = ['call_started', 'call_actor', 'person_sort', 'person_postcode', 'person_birth', 'person_nhs']
  const looked = [
    'person_household',
    'person_phone_digits',
    'person_phone_reversed',
    'call_queue_next',
    'call_queue_order',
  ]
  const projected = await seconds(() =>
    withoutIndexes(database, [...unread, ...looked, 'list_person_order'], () => rebuild(store)),
  )
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma(`cache_size = ${usual}`)
  return { bench, handlers, wrote, projected }
}

/** Sorting each index once, afterwards, is several times faster than finding the place of each row. */
function withoutIndexes(database: Database.Database, names: readonly string[], fill: () => void): void {
  const textOf = database.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck()
  const indexes = names.map((name) => textOf.get(name) ?? `There is no index ${name}`)
  database.transaction(() => {
    for (const name of names) database.exec(`DROP INDEX ${name}`)
    fill()
    for (const index of indexes) database.exec(index)
  })()
}

function writeLog({ store, administrator }: Bench, handlers: readonly StaffId[], residents: number): void {
  const ids = Array.from({ length: residents }, () => newId<ResidentId>()).sort()
  const listId = newId<ListId>()
  const head = headOf.get(store, { site: store.site })
  let seq = head?.seq ?? 0
  let hash: Uint8Array = head?.hash ?? noHash
  let hlc = greatestClock.get(store, {})?.hlc ?? ''
  let time = Date.parse('2020-03-25T09:00:00.000Z')
  let command = newId<string>()

  const add = <D extends EventDefinition>(definition: D, streamId: string, actor: StaffId, payload: PayloadOf<D>) => {
    const text = JSON.stringify(payload)
    const salt = manyBytes(16)
    hlc = nextClock(hlc, time)
    const envelope = {
      site: store.site as string,
      seq: ++seq,
      hlc,
      at: instantOf(time) as string,
      command,
      stream: definition.stream as string,
      stream_id: streamId,
      type: definition.type,
      version: definition.version,
      actor: actor as string,
      payload_hash: payloadHash(salt, text),
      prev_hash: hash,
    }
    hash = eventHash(envelope)
    insertEvent.run(store, { ...envelope, payload: text, salt, hash })
  }

  for (const [n, id] of ids.entries()) {
    add(residentRegistered, id, administrator, {
      source: 'nhs',
      importId: null,
      statedOn: '2020-03-23' as never,
      values: inventedValues(n),
    })
  }
  command = newId()
  add(listCreated, listId, administrator, { name: 'Everybody', rule: null })
  for (let from = 0; from < residents; from += 1000) {
    add(listMembersAdded, listId, administrator, { from, residents: ids.slice(from, from + 1000) })
  }
  for (const [index, handler] of handlers.entries()) {
    const own = ids.filter((_, n) => n % handlers.length === index)
    for (let from = 0; from < own.length; from += 1000) {
      add(listShared, listId, administrator, { handler, residents: own.slice(from, from + 1000) })
    }
  }
  for (const [turn, day] of days.entries()) {
    time = Date.parse(`${day}T18:30:00.000Z`)
    for (const [n, id] of ids.entries()) {
      const hour = hours[(mixed(n) + turn) % hours.length] ?? 8
      const startedAt = Date.parse(`${day}T00:00:00.000Z`) + hour * 3_600_000 + (mixed(n) % 6_000_000)
      command = idOf(manyBytes(16))
      const actor = handlers[n % handlers.length] ?? administrator
      const callId = idOf(manyBytes(16)) as CallId
      const outcome = outcomeOf(n, turn)
      add(callAttempted, id, actor, {
        callId,
        listId,
        number: `07700900${String(n % 1000).padStart(3, '0')}`,
        direction: 'outbound',
        outcome,
        startedAt: instantOf(startedAt),
        endedAt: instantOf(startedAt + 60_000),
        spokenTo: '',
        contactId: null,
        answers: {},
        note: 'A note of the usual length, with what was said and what is to be done about it.',
        nextStep: '',
      })
      if (outcome === 'spokeNeeds' || (outcome === 'spokeToOther' && turn === 2)) {
        add(needLogged, id, actor, {
          needId: idOf(manyBytes(16)) as NeedId,
          callId,
          origin: 'outboundCall',
          category: 'food',
          urgency: outcome === 'spokeToOther' ? 'urgent' : 'soon',
          detail: '',
          answers: {},
        })
      }
      if (outcome === 'spokeCallback') {
        add(callbackPromised, id, actor, { callId, at: promisedAt(n), until: null, handler: actor, note: '' })
      }
    }
  }
  putHead.run(store, { site: store.site, seq, hlc, hash })
}

/** Of a hundred people: ten reached at the last, one of them with a need; two urgent, two who wait to be rung back. */
function outcomeOf(n: number, turn: number): OutcomeCode {
  const one = mixed(n) % 100
  if (turn === 4 && one < 10) return one === 0 ? 'spokeNeeds' : 'spokeNoSupport'
  if (turn === 4 && (one === 20 || one === 21)) return 'spokeCallback'
  if (turn === 2 && (one === 30 || one === 31)) return 'spokeToOther'
  return turn % 2 === 0 ? 'noAnswer' : 'voicemailLeft'
}

/** Between Friday morning and Saturday evening: about a third of them are due by now. */
function promisedAt(n: number): Instant {
  return instantOf(Date.parse('2020-04-03T08:00:00.000Z') + (mixed(n) % (34 * 60)) * 60_000)
}

/** The nth of some numbers that lie all over the place, and are always the same. */
function mixed(n: number): number {
  return Math.imul(n + 1, 2_654_435_761) >>> 4
}

let pool = randomBytes(1 << 16)
let drawn = 0

/** Chance by the handful: asking the system for each of a million ids takes longer than all the rest of them. */
function manyBytes(length: number): Uint8Array {
  if (drawn + length > pool.length) {
    pool = randomBytes(1 << 16)
    drawn = 0
  }
  drawn += length
  return new Uint8Array(pool.subarray(drawn - length, drawn))
}
