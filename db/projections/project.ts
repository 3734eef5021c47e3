import { readPayload } from '../../shared/events/index.ts'
import { residentErased, residentRegistered } from '../../shared/events/resident.ts'
import { fail } from '../../shared/result.ts'
import type { WritableStore } from '../handles.ts'
import { blankStream, blankWaiting, eventsOfStream, forgetResults } from '../log/events.ts'
import type { StoredEvent } from '../log/stored-event.ts'
import { statement } from '../sql.ts'
import { applyToHub } from './hub.ts'
import { applyToIdentity } from './identity.ts'
import { applyToImport } from './import.ts'
import { applyToList } from './list.ts'
import { applyToPartner } from './partner.ts'
import type { ProjectedEvent } from './projected-event.ts'
import {
  applyFirstRegistration,
  applyToResident,
  clearResident,
  isBehind,
  isWithdrawal,
  prepareStream,
  streamState,
} from './resident.ts'
import { applyToStaff } from './staff.ts'
import type { Touched } from './touched.ts'

/**
 * Writes the rows of one event's own stream (DESIGN §2, first layer). It never throws, needs no earlier event, and gives
 * the same rows whatever the order in which events arrive: a resident's log is projected again from its first event
 * where one arrives late; streams with many writers keep the clock of the last writer instead.
 *
 * @param read the payload where the caller has parsed it, or undefined to parse the stored text
 */
export function project(tx: WritableStore, event: StoredEvent, read: unknown, touched: Touched): void {
  if (event.stream === 'resident') {
    projectResident(tx, event, read, touched)
    return
  }
  const payload = read === undefined ? payloadOf(event) : read
  if (payload === null) {
    if (event.payload !== null) noteUnread(tx, event)
    return
  }
  const projected: ProjectedEvent = { ...event, read: payload }
  switch (event.stream) {
    case 'hub':
      applyToHub(tx, projected, touched)
      break
    case 'staff':
      applyToStaff(tx, projected, touched)
      break
    case 'partner':
      applyToPartner(tx, projected, touched)
      break
    case 'list':
      applyToList(tx, projected, touched)
      break
    case 'import':
      applyToImport(tx, projected, touched)
      break
    case 'identity':
      applyToIdentity(tx, projected, touched)
      break
    default:
      noteUnread(tx, event)
  }
}

/** Projects a resident's whole log again: after a late event, a withdrawal or an erasure. */
export function reprojectResident(tx: WritableStore, residentId: string, touched: Touched): void {
  const stored = eventsOfStream.all(tx, { streamId: residentId })
  if (
    stored.some(
      (event) => event.type === residentErased.type && event.stream === 'resident' && payloadOf(event) !== null,
    )
  ) {
    blank(tx, residentId)
  }
  projectStream(tx, residentId, eventsOfStream.all(tx, { streamId: residentId }), touched)
}

/** Projects a resident's log from its first event: all of it, in order. What was projected of it before is taken away. */
export function projectStream(
  tx: WritableStore,
  residentId: string,
  stored: readonly StoredEvent[],
  touched: Touched,
): void {
  const events = stored.map((event) => ({ ...event, read: payloadOf(event) }))
  clearResident(tx, residentId)
  clearUnread.run(tx, { streamId: residentId })
  prepareStream(tx, residentId, events)
  for (const event of events) applyOrNote(tx, event, touched)
  touched.residents.add(residentId)
  touched.identities.add(residentId)
}

function projectResident(tx: WritableStore, event: StoredEvent, read: unknown, touched: Touched): void {
  const payload = read === undefined ? payloadOf(event) : read
  const state = streamState(tx, event.stream_id)
  if (!state && event.type === residentRegistered.type && payload !== null) {
    applyFirstRegistration(tx, { ...event, read: payload }, touched)
    return
  }
  if (isWithdrawal(event.type) || (state && (isBehind(state, event) || state.erased === 1))) {
    reprojectResident(tx, event.stream_id, touched)
    return
  }
  applyOrNote(tx, { ...event, read: payload }, touched)
}

/**
 * Erasure: payload and salt of every event of the stream become NULL, of those that arrive later too (DESIGN §2), and of
 * those that still wait; what commands answered about them is forgotten.
 */
function blank(tx: WritableStore, residentId: string): void {
  const stream = { streamId: residentId, keep: residentErased.type }
  blankStream.run(tx, stream)
  blankWaiting.run(tx, stream)
  forgetResults.run(tx, { ...stream, result: erasedResult })
}

const erasedResult = JSON.stringify(fail('notFound', 'This was done before; the file has been erased since.'))

function applyOrNote(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  touched.residents.add(event.stream_id)
  if (event.read === null && event.payload !== null) noteUnread(tx, event)
  applyToResident(tx, event, touched)
}

function payloadOf(event: StoredEvent): unknown {
  return event.payload === null ? null : readPayload(event.stream, event.type, event.version, event.payload)
}

function noteUnread(tx: WritableStore, event: StoredEvent): void {
  insertUnread.run(tx, { site: event.site, seq: event.seq, stream: event.stream, streamId: event.stream_id })
}

const insertUnread = statement<{ site: string; seq: number; stream: string; streamId: string }>()((k, p) =>
  k
    .insertInto('unread_event')
    .values({ site: p.site, seq: p.seq, stream: p.stream, stream_id: p.streamId })
    .onConflict((c) => c.doNothing()),
)
const clearUnread = statement<{ streamId: string }>()((k, p) =>
  k.deleteFrom('unread_event').where('stream_id', '=', p.streamId),
)
