import type { CommandId, SiteId, StaffId } from '../../shared/domain/ids.ts'
import { type Instant, instantOf } from '../../shared/domain/time.ts'
import type { EventRef } from '../../shared/domain/writing.ts'
import type { EventDefinition } from '../../shared/events/event.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { WritableStore } from '../handles.ts'
import { refreshDerived } from '../projections/derived/refresh.ts'
import { project } from '../projections/project.ts'
import { nothingTouched, type Touched } from '../projections/touched.ts'
import { statement } from '../sql.ts'
import { earliestClock, nextClock } from './clock.ts'
import { greatestClock, headOf, insertEvent, putHead } from './events.ts'
import { eventHash, noHash, payloadHash, type StoredEvent } from './stored-event.ts'

/** A transaction in which events may be appended, by one actor, under one command. */
export interface Writing extends WritableStore {
  readonly actor: StaffId
  readonly command: CommandId
  readonly at: Instant
  readonly log: LogPosition
  readonly touched: Touched
}

/** Where this site's log has got to within the transaction. */
interface LogPosition {
  seq: number
  hash: Uint8Array
  hlc: string
  appended: number
  /** Events are kept although the command failed: for words that a hold refused to log. */
  keepOnFailure: boolean
}

export interface WrittenBy {
  readonly actor: StaffId
  readonly command: CommandId
}

/**
 * Runs a command: all of its events, their projections and the derived tables in one transaction. A command that was run
 * before answers what it answered then and writes nothing. A failure leaves nothing behind.
 */
export function write<T>(store: WritableStore, by: WrittenBy, command: (tx: Writing) => Result<T>): Result<T> {
  const earlier = resultOf.get(store, { command: by.command })
  if (earlier) return JSON.parse(earlier.result) as Result<T>
  try {
    return store.database
      .transaction((): Result<T> => {
        const tx = beginWriting(store, by)
        const result = command(tx)
        if (!result.ok && !tx.log.keepOnFailure) {
          throw new Refused(result)
        }
        endWriting(tx)
        keepResult.run(store, { command: by.command, at: tx.at, result: JSON.stringify(result) })
        return result
      })
      .immediate()
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.result
    throw thrown
  }
}

/** Opens a writing inside a transaction that the caller holds; `endWriting` must follow in the same one. */
export function beginWriting(store: WritableStore, by: WrittenBy): Writing {
  const head = headOf.get(store, { site: store.site })
  return {
    ...store,
    actor: by.actor,
    command: by.command,
    at: instantOf(store.surroundings.now()),
    log: {
      seq: head?.seq ?? 0,
      hash: head?.hash ?? noHash,
      hlc: greatestClock.get(store, {})?.hlc ?? earliestClock,
      appended: 0,
      keepOnFailure: false,
    },
    touched: nothingTouched(),
  }
}

export function endWriting(tx: Writing): void {
  if (tx.log.appended > 0) {
    putHead.run(tx, { site: tx.site, seq: tx.log.seq, hlc: tx.log.hlc, hash: tx.log.hash })
  }
  refreshDerived(tx, tx.touched)
}

/**
 * Appends one event to this site's log and projects it. The only way that anything is ever written. Throws where the
 * payload does not fit the event's schema: that is a mistake of the program, never of a person.
 */
export function append<D extends EventDefinition>(
  tx: Writing,
  streamId: string,
  definition: D,
  payload: PayloadOf<D>,
): EventRef {
  const read = definition.payload.parse(payload)
  const text = JSON.stringify(read)
  const salt = tx.surroundings.bytes(16)
  const hlc = nextClock(tx.log.hlc, tx.surroundings.now())
  const envelope = {
    site: tx.site as string,
    seq: tx.log.seq + 1,
    hlc,
    at: tx.at as string,
    command: tx.command as string,
    stream: definition.stream as string,
    stream_id: streamId,
    type: definition.type,
    version: definition.version,
    actor: tx.actor as string,
    payload_hash: payloadHash(salt, text),
    prev_hash: tx.log.hash,
  }
  const event: StoredEvent = { ...envelope, payload: text, salt, hash: eventHash(envelope) }
  insertEvent.run(tx, event)
  tx.log.seq = event.seq
  tx.log.hash = event.hash
  tx.log.hlc = hlc
  tx.log.appended++
  project(tx, event, read, tx.touched)
  return { site: tx.site as SiteId, seq: event.seq }
}

/** Refuses, but keeps what was appended before: the words of a call that must not be lost. */
export function refuseKeeping(tx: Writing, refusal: Result<never>): Result<never> {
  tx.log.keepOnFailure = true
  return refusal
}

export function notFound(what: string): Result<never> {
  return fail('notFound', `${what} is no longer on this computer. Nothing was changed.`)
}

/** Takes a failed command's transaction back. */
class Refused extends Error {
  readonly result: Result<never>
  constructor(result: Result<never>) {
    super('Refused')
    this.result = result
  }
}

const resultOf = statement<{ command: string }>()((k, p) =>
  k.selectFrom('command_result').select('result').where('command', '=', p.command),
)
const keepResult = statement<{ command: string; at: string; result: string }>()((k, p) =>
  k.insertInto('command_result').values({ command: p.command, at: p.at, result: p.result }),
)
