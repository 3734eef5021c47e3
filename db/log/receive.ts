import type { WritableStore } from '../handles.ts'
import { refreshDerived } from '../projections/derived/refresh.ts'
import { project, reprojectResident } from '../projections/project.ts'
import { isLate, isWithdrawal } from '../projections/resident.ts'
import { residentRow } from '../projections/resident-row.ts'
import { nothingTouched, type Touched } from '../projections/touched.ts'
import { isClock } from './clock.ts'
import { dropWaiting, hashOf, headOf, insertEvent, insertWaitingEvent, nextWaiting, putHead } from './events.ts'
import { eventHash, noHash, payloadHash, type StoredEvent, sameBytes } from './stored-event.ts'

export interface Received {
  /** Events that were new here, and now are in the log. */
  readonly added: number
  /** Events that do not yet continue what we have of their site. */
  readonly waiting: number
  /** Events that cannot be what their site wrote: each with why. Nothing of that site was taken beyond them. */
  readonly refused: readonly string[]
  readonly touched: Touched
}

/**
 * Takes in events of other sites: the union of logs, then the projections (DESIGN §2, Sync). Of each site they are taken
 * as far as they continue ours without a gap; the rest waits. What is here already is passed over, so importing twice,
 * or in any order, gives the same. One transaction.
 */
export function receive(store: WritableStore, events: readonly StoredEvent[]): Received {
  return store.database.transaction(() => receiveWithin(store, events)).immediate()
}

function receiveWithin(store: WritableStore, events: readonly StoredEvent[]): Received {
  const touched = nothingTouched()
  const added: StoredEvent[] = []
  const refused: string[] = []
  const bySite = Map.groupBy(events, (event) => event.site)
  for (const [site, ofSite] of bySite) {
    const head = headOf.get(store, { site })
    let { seq, hash, hlc } = head ?? { seq: 0, hash: noHash, hlc: '' }
    const incoming = new Map(ofSite.map((event) => [event.seq, event]))
    let wrong = whatDiffers(store, incoming, seq)
    while (!wrong) {
      const event = incoming.get(seq + 1) ?? nextWaiting.get(store, { site, seq: seq + 1 })
      if (!event) break
      incoming.delete(event.seq)
      wrong = whatIsWrong(event, hash, hlc)
      if (wrong) break
      insertEvent.run(store, event)
      added.push(event)
      seq = event.seq
      hash = event.hash
      hlc = event.hlc
    }
    if (wrong) refused.push(wrong)
    else for (const event of incoming.values()) if (event.seq > seq) keepWaiting(store, event)
    if (seq > (head?.seq ?? 0)) {
      putHead.run(store, { site, seq, hlc, hash })
      dropWaiting.run(store, { site, seq })
    }
  }
  projectAll(store, added, touched)
  refreshDerived(store, touched)
  const waiting = store.database.prepare('SELECT count(*) FROM waiting_event').pluck().get() as number
  return { added: added.length, waiting, refused, touched }
}

/**
 * Projects new events in order. A resident's log that one arrived late for, or in which something was taken back, is
 * projected again once, with all of the new ones: they are in the log by now.
 */
function projectAll(store: WritableStore, added: readonly StoredEvent[], touched: Touched): void {
  const inOrder = [...added].sort(byClock)
  const again = new Set(
    inOrder
      .filter((event) => event.stream === 'resident' && (isWithdrawal(event.type) || isLate(store, event)))
      .map((event) => event.stream_id),
  )
  for (const event of inOrder) {
    if (event.stream !== 'resident' || !again.has(event.stream_id)) project(store, event, undefined, touched)
  }
  for (const residentId of again) reprojectResident(store, residentId, touched)
}

export function byClock(a: StoredEvent, b: StoredEvent): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1
  if (a.site === b.site) return a.seq - b.seq
  return a.site < b.site ? -1 : 1
}

/** An event waits for those between; the words of somebody who was erased here do not. */
function keepWaiting(store: WritableStore, event: StoredEvent): void {
  const erased = event.stream === 'resident' && residentRow(store, event.stream_id)?.erased === 1
  insertWaitingEvent.run(store, erased ? { ...event, payload: null, salt: null } : event)
}

/** Two logs under one machine's name: a copied store that did not take a name of its own. */
function whatDiffers(store: WritableStore, incoming: ReadonlyMap<number, StoredEvent>, upTo: number): string | null {
  for (const event of incoming.values()) {
    if (event.seq > upTo) continue
    const own = hashOf.get(store, { site: event.site, seq: event.seq })
    if (own && !sameBytes(own.hash, event.hash)) return told(event, 'it differs from the one that is here.')
  }
  return null
}

function whatIsWrong(event: StoredEvent, previous: Uint8Array, clock: string): string | null {
  if (!sameBytes(event.prev_hash, previous)) return told(event, 'it does not follow the one before it.')
  if (!sameBytes(event.hash, eventHash(event))) return told(event, 'it was changed after it was written.')
  if (!isClock(event.hlc) || event.hlc <= clock) {
    return told(event, 'its clock is not later than that of the one before it.')
  }
  if ((event.payload === null) !== (event.salt === null)) return told(event, 'a part of its contents is gone.')
  if (
    event.payload !== null &&
    event.salt !== null &&
    !sameBytes(event.payload_hash, payloadHash(event.salt, event.payload))
  ) {
    return told(event, 'its contents were changed after it was written.')
  }
  return null
}

function told(event: StoredEvent, what: string): string {
  return `Event ${event.seq} of machine ${event.site.slice(0, 8)}: ${what}`
}
