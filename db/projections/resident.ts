import { hasFlag } from '../../shared/codes/outcomes.ts'
import type { holdFields, ResidentField, ResidentValues } from '../../shared/domain/resident.ts'
import type { Change } from '../../shared/domain/writing.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import * as events from '../../shared/events/resident.ts'
import type { WritableStore } from '../handles.ts'
import type { StoredEvent } from '../log/stored-event.ts'
import type { ResidentTable } from '../schema.ts'
import { statement } from '../sql.ts'
import { keysOf } from './keys.ts'
import type { ProjectedEvent } from './projected-event.ts'
import { careHandlers, careTables } from './resident-care.ts'
import { registrationOf, residentRow } from './resident-row.ts'
import type { Touched } from './touched.ts'
import { valuesText } from './values-text.ts'
import { applyFieldChange, applyInnerChange, innerValues, type Lane, writingsOf } from './writings.ts'

/** Events after which the stream is projected again from its first. */
export function isWithdrawal(type: string): boolean {
  return type === events.commandWithdrawn.type || type === events.residentErased.type
}

/** Whether the stream has already been projected beyond this event. */
export function isLate(tx: WritableStore, event: StoredEvent): boolean {
  const state = streamState(tx, event.stream_id)
  return state !== undefined && isBehind(state, event)
}

/** How far a stream has been projected, and whether it is erased; undefined where nothing was heard of it. */
export function streamState(tx: WritableStore, residentId: string): StreamState | undefined {
  return stateOf.get(tx, { residentId })
}

export type StreamState = Pick<ResidentTable, 'last_hlc' | 'last_site' | 'erased'>

export function isBehind(state: StreamState, event: StoredEvent): boolean {
  return event.hlc < state.last_hlc || (event.hlc === state.last_hlc && event.site < state.last_site)
}

/** Notes, before a stream is projected from its first event, what holds for all of it: erasure and withdrawn commands. */
export function prepareStream(tx: WritableStore, residentId: string, stream: readonly ProjectedEvent[]): void {
  insertBase.run(tx, { residentId })
  for (const event of stream) {
    if (event.type === events.residentErased.type && event.read !== null) markErased.run(tx, { residentId })
    if (event.type === events.commandWithdrawn.type && event.read !== null) {
      const { withdrawn } = event.read as PayloadOf<typeof events.commandWithdrawn>
      insertWithdrawn.run(tx, { residentId, command: withdrawn })
    }
  }
}

/**
 * Writes the rows of a registration that is the first that is heard of a resident, as nearly all are: the same rows as
 * `applyToResident` would, in one go.
 */
export function applyFirstRegistration(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  const payload = event.read as PayloadOf<typeof events.residentRegistered>
  insertRegistered.run(tx, {
    residentId: event.stream_id,
    source: payload.source,
    importId: payload.importId,
    statedOn: payload.statedOn,
    site: event.site,
    seq: event.seq,
    hlc: event.hlc,
    at: event.at,
    values: valuesText(payload.values),
    deceased: payload.values.deceased ?? null,
    doNotCall: payload.values.doNotCall === 'yes' ? 1 : 0,
  })
  for (const key of keysOf(payload.values)) insertKey.run(tx, { key, residentId: event.stream_id })
  touched.residents.add(event.stream_id)
  touched.identities.add(event.stream_id)
  touched.tables.add('resident')
}

/** Writes the rows of one event of a resident's log, in order. */
export function applyToResident(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  const residentId = event.stream_id
  if (insertBase.run(tx, { residentId }) > 0) touched.identities.add(residentId)
  markLast.run(tx, { residentId, hlc: event.hlc, site: event.site })
  if (event.read === null || isWithdrawal(event.type)) return
  if (isWithdrawn.get(tx, { residentId, command: event.command })) return
  const row = residentRow(tx, residentId)
  if (!row || row.erased === 1) return
  const apply = handlers[event.type]
  if (apply) apply(tx, event, row, touched)
  else careHandlers[event.type]?.(tx, event, touched)
}

/** Takes every row of the stream away, before it is projected again. */
export function clearResident(tx: WritableStore, residentId: string): void {
  clearReferralNeeds.run(tx, { residentId })
  for (const clear of clearing) clear.run(tx, { residentId })
}

type Handler = (tx: WritableStore, event: ProjectedEvent, row: ResidentTable, touched: Touched) => void

const handlers: Readonly<Record<string, Handler>> = {
  [events.residentRegistered.type]: (tx, event, row, touched) => {
    if (row.registered_site !== null) return
    const payload = event.read as PayloadOf<typeof events.residentRegistered>
    const values = valuesText(payload.values)
    register.run(tx, {
      residentId: event.stream_id,
      source: payload.source,
      importId: payload.importId,
      statedOn: payload.statedOn,
      site: event.site,
      seq: event.seq,
      hlc: event.hlc,
      at: event.at,
      values,
      deceased: payload.values.deceased ?? null,
      doNotCall: payload.values.doNotCall === 'yes' ? 1 : 0,
    })
    writeKeys(tx, event.stream_id, payload.values, touched)
    touched.tables.add('resident')
  },

  [events.residentRestated.type]: (tx, event, row, touched) => {
    const payload = event.read as PayloadOf<typeof events.residentRestated>
    applyChanges(tx, event, row, 'source', payload.statedOn, payload.changes, touched)
  },
  [events.residentConfirmed.type]: (tx, event, row, touched) => {
    const payload = event.read as PayloadOf<typeof events.residentConfirmed>
    applyChanges(tx, event, row, 'telephone', null, payload.changes, touched)
  },
  [events.residentResolved.type]: (tx, event, row, touched) => {
    const payload = event.read as PayloadOf<typeof events.residentResolved>
    applyChanges(tx, event, row, 'decision', null, payload.changes, touched)
  },

  [events.residentListing.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.residentListing>
    markListed.run(tx, { residentId: event.stream_id, listed: payload.listed ? 1 : 0 })
    touched.tables.add('resident')
  },

  [events.callAttempted.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.callAttempted>
    insertCall.run(tx, {
      callId: payload.callId,
      residentId: event.stream_id,
      site: event.site,
      seq: event.seq,
      listId: payload.listId,
      number: payload.number,
      direction: payload.direction,
      outcome: payload.outcome,
      startedAt: payload.startedAt,
      endedAt: payload.endedAt,
      actor: event.actor,
      command: event.command,
    })
    if (payload.number !== null && hasFlag(payload.outcome, 'numberBad')) {
      insertBadNumber.run(tx, { residentId: event.stream_id, digits: payload.number })
    }
    touched.tables.add('call')
  },

  [events.callRefused.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.callRefused>
    insertRefused.run(tx, {
      residentId: event.stream_id,
      site: event.site,
      seq: event.seq,
      at: event.at,
      actor: event.actor,
      note: payload.note,
    })
    touched.tables.add('call')
  },

  [events.callSkipped.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.callSkipped>
    insertSkip.run(tx, {
      residentId: event.stream_id,
      site: event.site,
      seq: event.seq,
      listId: payload.listId,
      at: event.at,
      until: payload.until,
    })
    touched.tables.add('call')
  },

  [events.callbackPromised.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.callbackPromised>
    const residentId = event.stream_id
    // A promise that is moved or handed over is the same promise, made when it was made first: no clock that is slow makes
    // it look kept by a call that came before it.
    const before = promisedIn.get(tx, { residentId, callId: payload.callId })?.at ?? ''
    dropCallbacks.run(tx, { residentId })
    insertCallback.run(tx, {
      residentId: event.stream_id,
      site: event.site,
      seq: event.seq,
      callId: payload.callId,
      at: [before, event.at].sort().at(-1) ?? event.at,
      dueAt: payload.at,
      handler: payload.handler,
      note: payload.note,
      // Absent in events of the first version.
      until: payload.until ?? null,
    })
    touched.tables.add('callback')
  },
  [events.callbackDropped.type]: (tx, event, _row, touched) => {
    dropCallbacks.run(tx, { residentId: event.stream_id })
    touched.tables.add('callback')
  },

  [events.needLogged.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.needLogged>
    insertNeed.run(tx, {
      needId: payload.needId,
      residentId: event.stream_id,
      callId: payload.callId,
      origin: payload.origin,
      category: payload.category,
      urgency: payload.urgency,
      detail: payload.detail,
      answers: JSON.stringify(payload.answers),
      at: event.at,
      actor: event.actor,
    })
    touched.tables.add('need')
  },

  [events.needChanged.type]: (tx, event, _row, touched) => {
    const { needId, changes } = event.read as PayloadOf<typeof events.needChanged>
    if (changes.status) {
      const status = String(applyInnerChange(tx, event, needId, 'status', changes.status))
      setNeedStatus.run(tx, { needId, status, at: event.at })
    }
    if (changes.urgency) {
      const urgency = String(applyInnerChange(tx, event, needId, 'urgency', changes.urgency))
      setNeedUrgency.run(tx, { needId, urgency, at: event.at })
    }
    if (changes.detail) {
      const detail = String(applyInnerChange(tx, event, needId, 'detail', changes.detail))
      setNeedDetail.run(tx, { needId, detail, at: event.at })
    }
    touched.tables.add('need')
  },

  [events.consentRecorded.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.consentRecorded>
    for (const over of payload.answer.over) deleteConsent.run(tx, { residentId: event.stream_id, ...over })
    insertConsent.run(tx, {
      residentId: event.stream_id,
      site: event.site,
      seq: event.seq,
      purpose: payload.purpose,
      recipient: payload.recipient,
      answer: payload.answer.to,
      hlc: event.hlc,
      askedAt: payload.askedAt,
      words: payload.words,
      givenBy: payload.givenBy,
      actor: event.actor,
      // Absent in events of the first version.
      contactId: payload.contactId ?? null,
    })
    touched.tables.add('consent')
  },

  [events.referralDrafted.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.referralDrafted>
    insertReferral.run(tx, {
      referralId: payload.referralId,
      residentId: event.stream_id,
      partnerId: payload.partnerId,
      urgency: payload.urgency,
      basis: payload.basis,
      note: payload.note,
      at: event.at,
      actor: event.actor,
    })
    for (const needId of payload.needIds) insertReferralNeed.run(tx, { referralId: payload.referralId, needId })
    touched.tables.add('referral')
  },

  [events.referralMoved.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.referralMoved>
    const shown = applyInnerChange(tx, event, payload.referralId, 'state', {
      to: { state: payload.state.to, reason: payload.reason },
      over: payload.state.over,
    }) as { state: string; reason: string }
    moveReferral.run(tx, {
      referralId: payload.referralId,
      state: shown.state,
      reason: shown.reason,
      at: event.at,
    })
    if (payload.state.to === 'sent') markSent.run(tx, { referralId: payload.referralId, on: payload.on })
    else if (payload.state.to !== 'withdrawn') {
      markAnswered.run(tx, { referralId: payload.referralId, on: payload.on })
    }
    touched.tables.add('referral')
  },

  [events.concernRaised.type]: (tx, event, _row, touched) => {
    const payload = event.read as PayloadOf<typeof events.concernRaised>
    insertConcern.run(tx, {
      residentId: event.stream_id,
      concernId: payload.concernId,
      callId: payload.callId,
      level: payload.level,
      seen: payload.seen,
      done: JSON.stringify(payload.done),
      note: payload.note,
      at: event.at,
      actor: event.actor,
    })
    applyConcernState(tx, event, payload.concernId, { to: 'open', over: [] })
    touched.tables.add('concern')
  },

  [events.concernAcknowledged.type]: (tx, event, _row, touched) => {
    const { concernId, note } = event.read as PayloadOf<typeof events.concernAcknowledged>
    markAcknowledged.run(tx, { residentId: event.stream_id, concernId, at: event.at, actor: event.actor, note })
    touched.tables.add('concern')
  },

  [events.concernClosed.type]: (tx, event, _row, touched) => {
    const { concernId, state, outcome } = event.read as PayloadOf<typeof events.concernClosed>
    markClosed.run(tx, { residentId: event.stream_id, concernId, at: event.at, actor: event.actor, outcome })
    applyConcernState(tx, event, concernId, state)
    touched.tables.add('concern')
  },

  [events.noteAdded.type]: (_tx, _event, _row, touched) => {
    // A note is read from the log itself, in the timeline.
    touched.tables.add('note')
  },
}

/** Never settled by time: a concern is open while any current writing says so (DESIGN §2). */
function applyConcernState(tx: WritableStore, event: ProjectedEvent, concernId: string, change: Change<string>): void {
  applyInnerChange(tx, event, concernId, 'state', change)
  const isOpen = innerValues(tx, event.stream_id, concernId, 'state').includes('open')
  setConcernOpen.run(tx, { residentId: event.stream_id, concernId, isOpen: isOpen ? 1 : 0 })
}

/** Applies changes of fields in one lane, and works the resident's own values out again. */
function applyChanges(
  tx: WritableStore,
  event: ProjectedEvent,
  row: ResidentTable,
  lane: Lane,
  statedOn: string | null,
  changes: Readonly<Record<string, Change<unknown> | undefined>>,
  touched: Touched,
): void {
  const registration = registrationOf(row)
  const said = JSON.parse(row.said) as Record<string, unknown>
  const told = JSON.parse(row.told) as Record<string, [unknown, string]>
  for (const [name, change] of Object.entries(changes)) {
    if (!change) continue
    const field = name as ResidentField
    applyFieldChange(tx, registration, field, event, lane, statedOn, change)
    const writings = writingsOf(tx, registration, field)
    const bySource = writings.filter((writing) => writing.lane === 'source').at(-1)
    if (bySource && bySource.value !== null) said[field] = bySource.value
    else delete said[field]
    const byTelephone = writings.filter((writing) => writing.lane !== 'source' && writing.current).at(-1)
    if (byTelephone) told[field] = [byTelephone.value, byTelephone.hlc]
    else delete told[field]
  }
  const deceased = new Set(currentValues(tx, registration, 'deceased'))
  const doNotCall = currentValues(tx, registration, 'doNotCall').includes('yes')
  setValues.run(tx, {
    residentId: row.resident_id,
    said: valuesText(said as ResidentValues),
    told: JSON.stringify(inOrder(told)),
    deceased: deceasedOf(deceased),
    doNotCall: doNotCall ? 1 : 0,
  })
  if (lane === 'source') writeKeys(tx, row.resident_id, said as ResidentValues, touched)
  touched.tables.add('resident')
}

/** Never settled by time: what any current writing says of a hold counts (DESIGN §2). */
export function deceasedOf(values: ReadonlySet<unknown>): string | null {
  if (values.has('contradicted') || (values.has('yes') && values.has('no'))) return 'contradicted'
  if (values.has('yes')) return 'yes'
  return values.has('no') ? 'no' : null
}

function currentValues(
  tx: WritableStore,
  registration: ReturnType<typeof registrationOf>,
  field: (typeof holdFields)[number],
): unknown[] {
  return writingsOf(tx, registration, field)
    .filter((writing) => writing.current)
    .map((writing) => writing.value)
}

function writeKeys(tx: WritableStore, residentId: string, values: ResidentValues, touched: Touched): void {
  clearKeys.run(tx, { residentId })
  for (const key of keysOf(values)) insertKey.run(tx, { key, residentId })
  touched.identities.add(residentId)
}

function inOrder<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const stateOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('resident').select(['last_hlc', 'last_site', 'erased']).where('resident_id', '=', p.residentId),
)
const insertBase = statement<{ residentId: string }>()((k, p) =>
  k
    .insertInto('resident')
    .values({
      resident_id: p.residentId,
      origin: '{}',
      said: '{}',
      told: '{}',
      do_not_call: 0,
      listed: 1,
      erased: 0,
      last_hlc: '',
      last_site: '',
    })
    .onConflict((c) => c.doNothing()),
)
const markLast = statement<{ residentId: string; hlc: string; site: string }>()((k, p) =>
  k.updateTable('resident').set({ last_hlc: p.hlc, last_site: p.site }).where('resident_id', '=', p.residentId),
)
const markErased = statement<{ residentId: string }>()((k, p) =>
  k.updateTable('resident').set({ erased: 1 }).where('resident_id', '=', p.residentId),
)
const markListed = statement<{ residentId: string; listed: number }>()((k, p) =>
  k.updateTable('resident').set({ listed: p.listed }).where('resident_id', '=', p.residentId),
)
const insertRegistered = statement<RegisteredColumns>()((k, p) =>
  k.insertInto('resident').values({
    resident_id: p.residentId,
    ...registeredColumns(p),
    told: '{}',
    listed: 1,
    erased: 0,
    last_hlc: p.hlc,
    last_site: p.site,
  }),
)
const register = statement<RegisteredColumns>()((k, p) =>
  k.updateTable('resident').set(registeredColumns(p)).where('resident_id', '=', p.residentId),
)

interface RegisteredColumns {
  residentId: string
  source: string
  importId: string | null
  statedOn: string | null
  site: string
  seq: number
  hlc: string
  at: string
  values: string
  deceased: string | null
  doNotCall: number
}

function registeredColumns(p: RegisteredColumns) {
  return {
    source: p.source,
    import_id: p.importId,
    stated_on: p.statedOn,
    registered_site: p.site,
    registered_seq: p.seq,
    registered_hlc: p.hlc,
    registered_at: p.at,
    origin: p.values,
    said: p.values,
    deceased: p.deceased,
    do_not_call: p.doNotCall,
  }
}
const setValues = statement<{
  residentId: string
  said: string
  told: string
  deceased: string | null
  doNotCall: number
}>()((k, p) =>
  k
    .updateTable('resident')
    .set({ said: p.said, told: p.told, deceased: p.deceased, do_not_call: p.doNotCall })
    .where('resident_id', '=', p.residentId),
)
const isWithdrawn = statement<{ residentId: string; command: string }>()((k, p) =>
  k
    .selectFrom('withdrawn_command')
    .select('command')
    .where('resident_id', '=', p.residentId)
    .where('command', '=', p.command),
)
const insertWithdrawn = statement<{ residentId: string; command: string }>()((k, p) =>
  k
    .insertInto('withdrawn_command')
    .values({ resident_id: p.residentId, command: p.command })
    .onConflict((c) => c.doNothing()),
)
const clearKeys = statement<{ residentId: string }>()((k, p) =>
  k.deleteFrom('resident_key').where('resident_id', '=', p.residentId),
)
const insertKey = statement<{ key: string; residentId: string }>()((k, p) =>
  k
    .insertInto('resident_key')
    .values({ key: p.key, resident_id: p.residentId })
    .onConflict((c) => c.doNothing()),
)
const insertCall = statement<{
  callId: string
  residentId: string
  site: string
  seq: number
  listId: string | null
  number: string | null
  direction: string
  outcome: string
  startedAt: string
  endedAt: string
  actor: string
  command: string
}>()((k, p) =>
  k.insertInto('call').values({
    call_id: p.callId,
    resident_id: p.residentId,
    site: p.site,
    seq: p.seq,
    list_id: p.listId,
    number: p.number,
    direction: p.direction,
    outcome: p.outcome,
    started_at: p.startedAt,
    ended_at: p.endedAt,
    actor: p.actor,
    command: p.command,
  }),
)
const insertBadNumber = statement<{ residentId: string; digits: string }>()((k, p) =>
  k
    .insertInto('bad_number')
    .values({ resident_id: p.residentId, digits: p.digits })
    .onConflict((c) => c.doNothing()),
)
const insertRefused = statement<{
  residentId: string
  site: string
  seq: number
  at: string
  actor: string
  note: string
}>()((k, p) =>
  k
    .insertInto('refused_call')
    .values({ resident_id: p.residentId, site: p.site, seq: p.seq, at: p.at, actor: p.actor, note: p.note }),
)
const insertSkip = statement<{
  residentId: string
  site: string
  seq: number
  listId: string | null
  at: string
  until: string
}>()((k, p) =>
  k
    .insertInto('skip')
    .values({ resident_id: p.residentId, site: p.site, seq: p.seq, list_id: p.listId, at: p.at, until: p.until }),
)
const insertCallback = statement<{
  residentId: string
  site: string
  seq: number
  callId: string
  at: string
  dueAt: string
  handler: string | null
  note: string
  until: string | null
}>()((k, p) =>
  k.insertInto('callback').values({
    resident_id: p.residentId,
    site: p.site,
    seq: p.seq,
    call_id: p.callId,
    at: p.at,
    due_at: p.dueAt,
    handler: p.handler,
    note: p.note,
    until: p.until,
  }),
)
const promisedIn = statement<{ residentId: string; callId: string }>()((k, p) =>
  k
    .selectFrom('callback')
    .select((e) => e.fn.max<string | null>('at').as('at'))
    .where('resident_id', '=', p.residentId)
    .where('call_id', '=', p.callId),
)
/** Of a log the last promise counts, in the log's own order. */
const dropCallbacks = statement<{ residentId: string }>()((k, p) =>
  k.updateTable('callback').set({ dropped: 1 }).where('resident_id', '=', p.residentId),
)
const insertNeed = statement<{
  needId: string
  residentId: string
  callId: string | null
  origin: string
  category: string
  urgency: string
  detail: string
  answers: string
  at: string
  actor: string
}>()((k, p) =>
  k
    .insertInto('need')
    .values({
      need_id: p.needId,
      resident_id: p.residentId,
      call_id: p.callId,
      origin: p.origin,
      category: p.category,
      urgency: p.urgency,
      status: 'open',
      detail: p.detail,
      answers: p.answers,
      logged_at: p.at,
      logged_by: p.actor,
      changed_at: p.at,
    })
    .onConflict((c) => c.doNothing()),
)
const setNeedStatus = statement<{ needId: string; status: string; at: string }>()((k, p) =>
  k.updateTable('need').set({ status: p.status, changed_at: p.at }).where('need_id', '=', p.needId),
)
const setNeedUrgency = statement<{ needId: string; urgency: string; at: string }>()((k, p) =>
  k.updateTable('need').set({ urgency: p.urgency, changed_at: p.at }).where('need_id', '=', p.needId),
)
const setNeedDetail = statement<{ needId: string; detail: string; at: string }>()((k, p) =>
  k.updateTable('need').set({ detail: p.detail, changed_at: p.at }).where('need_id', '=', p.needId),
)
const deleteConsent = statement<{ residentId: string; site: string; seq: number }>()((k, p) =>
  k.deleteFrom('consent').where('resident_id', '=', p.residentId).where('site', '=', p.site).where('seq', '=', p.seq),
)
const insertConsent = statement<{
  residentId: string
  site: string
  seq: number
  purpose: string
  recipient: string | null
  answer: string
  hlc: string
  askedAt: string
  words: string
  givenBy: string
  actor: string
  contactId: string | null
}>()((k, p) =>
  k.insertInto('consent').values({
    resident_id: p.residentId,
    site: p.site,
    seq: p.seq,
    purpose: p.purpose,
    recipient: p.recipient,
    answer: p.answer,
    hlc: p.hlc,
    asked_at: p.askedAt,
    words: p.words,
    given_by: p.givenBy,
    actor: p.actor,
    contact_id: p.contactId,
  }),
)
const insertReferral = statement<{
  referralId: string
  residentId: string
  partnerId: string
  urgency: string
  basis: string
  note: string
  at: string
  actor: string
}>()((k, p) =>
  k
    .insertInto('referral')
    .values({
      referral_id: p.referralId,
      resident_id: p.residentId,
      partner_id: p.partnerId,
      urgency: p.urgency,
      basis: p.basis,
      state: 'drafted',
      reason: '',
      note: p.note,
      made_at: p.at,
      made_by: p.actor,
      sent_on: null,
      answered_on: null,
      moved_at: p.at,
    })
    .onConflict((c) => c.doNothing()),
)
const insertReferralNeed = statement<{ referralId: string; needId: string }>()((k, p) =>
  k
    .insertInto('referral_need')
    .values({ referral_id: p.referralId, need_id: p.needId })
    .onConflict((c) => c.doNothing()),
)
const moveReferral = statement<{ referralId: string; state: string; reason: string; at: string }>()((k, p) =>
  k
    .updateTable('referral')
    .set({ state: p.state, reason: p.reason, moved_at: p.at })
    .where('referral_id', '=', p.referralId),
)
const markSent = statement<{ referralId: string; on: string }>()((k, p) =>
  k.updateTable('referral').set({ sent_on: p.on }).where('referral_id', '=', p.referralId),
)
const markAnswered = statement<{ referralId: string; on: string }>()((k, p) =>
  k
    .updateTable('referral')
    .set({ answered_on: p.on })
    .where('referral_id', '=', p.referralId)
    .where('answered_on', 'is', null),
)
const insertConcern = statement<{
  residentId: string
  concernId: string
  callId: string | null
  level: string
  seen: string
  done: string
  note: string
  at: string
  actor: string
}>()((k, p) =>
  k
    .insertInto('concern')
    .values({
      resident_id: p.residentId,
      concern_id: p.concernId,
      call_id: p.callId,
      level: p.level,
      seen: p.seen,
      done: p.done,
      note: p.note,
      raised_at: p.at,
      raised_by: p.actor,
      is_open: 1,
    })
    .onConflict((c) => c.doNothing()),
)
const markAcknowledged = statement<ConcernStepDone & { note: string }>()((k, p) =>
  k
    .updateTable('concern')
    .set({ acknowledged_at: p.at, acknowledged_by: p.actor, acknowledged_note: p.note })
    .where('resident_id', '=', p.residentId)
    .where('concern_id', '=', p.concernId)
    .where('acknowledged_at', 'is', null),
)
const markClosed = statement<ConcernStepDone & { outcome: string }>()((k, p) =>
  k
    .updateTable('concern')
    .set({ closed_at: p.at, closed_by: p.actor, outcome: p.outcome })
    .where('resident_id', '=', p.residentId)
    .where('concern_id', '=', p.concernId),
)
const setConcernOpen = statement<{ residentId: string; concernId: string; isOpen: number }>()((k, p) =>
  k
    .updateTable('concern')
    .set({ is_open: p.isOpen })
    .where('resident_id', '=', p.residentId)
    .where('concern_id', '=', p.concernId),
)

interface ConcernStepDone {
  residentId: string
  concernId: string
  at: string
  actor: string
}

const clearReferralNeeds = statement<{ residentId: string }>()((k, p) =>
  k
    .deleteFrom('referral_need')
    .where('referral_id', 'in', k.selectFrom('referral').select('referral_id').where('resident_id', '=', p.residentId)),
)
const clearing = (
  [
    'resident',
    'writing',
    'resident_key',
    'withdrawn_command',
    'call',
    'refused_call',
    'bad_number',
    'skip',
    'callback',
    'need',
    'consent',
    'referral',
    'concern',
    ...careTables,
  ] as const
).map((table) =>
  statement<{ residentId: string }>()((k, p) =>
    k.deleteFrom(table as 'resident').where('resident_id', '=', p.residentId),
  ),
)
