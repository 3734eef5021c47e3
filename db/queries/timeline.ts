import { skips } from '../../shared/codes/skips.ts'
import type { Source } from '../../shared/codes/sources.ts'
import type { TimelineEntry } from '../../shared/domain/case-file.ts'
import type { ReferralId, StaffId } from '../../shared/domain/ids.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import type { ResidentField } from '../../shared/domain/resident.ts'
import type { ScriptLineRow } from '../../shared/domain/script.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { type PayloadOf, readPayload } from '../../shared/events/index.ts'
import * as events from '../../shared/events/resident.ts'
import type { Person } from '../commands/person.ts'
import type { ReadableStore } from '../handles.ts'
import { eventsOfStream } from '../log/events.ts'
import type { StoredEvent } from '../log/stored-event.ts'
import { statement } from '../sql.ts'
import { scriptLinesOf } from './script.ts'

/** What has happened to a person: their events, the newest first (DESIGN §2: a case file is its log). */
export function timelineOf(store: ReadableStore, person: Person, names: ReadonlyMap<string, string>): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let lines: ReadonlyMap<string, ScriptLineRow> | null = null
  const script = () => {
    lines ??= new Map(scriptLinesOf(store).map((line) => [line.lineId, line]))
    return lines
  }
  const partners = new Map(partnerNames.all(store, {}).map((row) => [row.partner_id, row.name]))
  for (const resident of person.residents) {
    const stream = eventsOfStream.all(store, { streamId: resident.resident_id })
    const withdrawn = new Set(
      stream
        .filter((event) => event.type === events.commandWithdrawn.type)
        .map((event) => (payloadOf(event) as PayloadOf<typeof events.commandWithdrawn> | null)?.withdrawn as string),
    )
    const context: Context = {
      script,
      names,
      named: namedIn(stream),
      source: (resident.source ?? 'other') as Source,
      partners,
      needs: new Map(
        needCategoriesOf.all(store, { residentId: resident.resident_id }).map((row) => [row.need_id, row.category]),
      ),
      referralPartners: new Map(
        referralPartnersOf
          .all(store, { residentId: resident.resident_id })
          .map((row) => [row.referral_id, row.partner_id]),
      ),
    }
    for (const event of stream) {
      const told = tell(event, payloadOf(event), context)
      if (!told) continue
      entries.push({
        at: event.at as Instant,
        by: names.get(event.actor as StaffId) ?? '',
        command: event.command as TimelineEntry['command'],
        withdrawn: withdrawn.has(event.command),
        ...told,
      } as TimelineEntry)
    }
  }
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

interface Context {
  /** The script's lines, read where a call was answered to it. */
  readonly script: () => ReadonlyMap<string, ScriptLineRow>
  /** Staff by id. */
  readonly names: ReadonlyMap<string, string>
  /** Contacts by name, warnings by kind, tasks by their words: what they were called when they were added. */
  readonly named: ReadonlyMap<string, string>
  readonly source: Source
  readonly partners: ReadonlyMap<string, string>
  readonly needs: ReadonlyMap<string, string>
  readonly referralPartners: ReadonlyMap<string, string>
}

type Told = { readonly kind: TimelineEntry['kind'] } & Readonly<Record<string, unknown>>

function tell(event: StoredEvent, payload: unknown, context: Context): Told | null {
  if (payload === null) return event.payload === null ? null : { kind: 'unread' }
  const teller = tellers[event.type]
  return teller ? teller(payload as never, context) : null
}

const tellers: Readonly<Record<string, (payload: never, context: Context) => Told>> = {
  [events.residentRegistered.type]: (payload: PayloadOf<typeof events.residentRegistered>) => ({
    kind: 'listed',
    source: payload.source,
  }),
  [events.residentRestated.type]: (payload: PayloadOf<typeof events.residentRestated>, { source }) => ({
    kind: 'restated',
    source,
    fields: Object.keys(payload.changes) as ResidentField[],
  }),
  [events.residentConfirmed.type]: (payload: PayloadOf<typeof events.residentConfirmed>) => ({
    kind: 'confirmed',
    fields: Object.keys(payload.changes) as ResidentField[],
    saidBy: payload.saidBy,
  }),
  [events.residentResolved.type]: (payload: PayloadOf<typeof events.residentResolved>) => ({
    kind: 'resolved',
    fields: Object.keys(payload.changes) as ResidentField[],
    reason: payload.reason,
  }),
  [events.residentListing.type]: (payload: PayloadOf<typeof events.residentListing>, { source }) => ({
    kind: 'listing',
    source,
    listed: payload.listed,
  }),
  [events.callAttempted.type]: (payload: PayloadOf<typeof events.callAttempted>, { script }) => ({
    kind: 'call',
    answers: answersOf(payload, script),
    callId: payload.callId,
    direction: payload.direction,
    outcome: payload.outcome,
    number: payload.number,
    spokenTo: payload.spokenTo,
    note: payload.note,
    startedAt: payload.startedAt,
    endedAt: payload.endedAt,
  }),
  [events.callRefused.type]: (payload: PayloadOf<typeof events.callRefused>) => ({
    kind: 'callRefused',
    why: payload.why,
    note: payload.note,
  }),
  [events.callSkipped.type]: (payload: PayloadOf<typeof events.callSkipped>) => ({
    kind: 'skipped',
    reason: skipWords(payload),
  }),
  [events.callbackPromised.type]: (payload: PayloadOf<typeof events.callbackPromised>) => ({
    kind: 'callback',
    due: payload.at,
    until: payload.until ?? null,
    note: payload.note,
  }),
  [events.callbackDropped.type]: (payload: PayloadOf<typeof events.callbackDropped>) => ({
    kind: 'callbackDropped',
    reason: payload.reason,
  }),
  [events.contactAdded.type]: (payload: PayloadOf<typeof events.contactAdded>) => ({
    kind: 'contactAdded',
    name: payload.name,
    relation: payload.relation,
    saidBy: payload.saidBy,
  }),
  [events.contactChanged.type]: (payload: PayloadOf<typeof events.contactChanged>, { named }) => ({
    kind: 'contactChanged',
    name: named.get(payload.contactId) ?? '',
  }),
  [events.contactRemoved.type]: (payload: PayloadOf<typeof events.contactRemoved>, { named }) => ({
    kind: 'contactRemoved',
    name: named.get(payload.contactId) ?? '',
    reason: payload.reason,
  }),
  [events.warningAdded.type]: (payload: PayloadOf<typeof events.warningAdded>) => ({
    kind: 'warningAdded',
    warning: payload.kind,
    text: payload.text,
  }),
  [events.warningEnded.type]: (payload: PayloadOf<typeof events.warningEnded>, { named }) => ({
    kind: 'warningEnded',
    warning: named.get(payload.warningId) ?? 'other',
    reason: payload.reason,
  }),
  [events.taskAdded.type]: (payload: PayloadOf<typeof events.taskAdded>, { names }) => ({
    kind: 'taskAdded',
    what: payload.what,
    dueOn: payload.dueOn,
    owner: payload.owner === null ? null : (names.get(payload.owner) ?? ''),
  }),
  [events.taskChanged.type]: (payload: PayloadOf<typeof events.taskChanged>, { named }) => ({
    kind: 'taskChanged',
    what: payload.changes.what?.to ?? named.get(payload.taskId) ?? '',
    state: payload.changes.state?.to ?? null,
    reason: payload.reason,
  }),
  [events.needRecurs.type]: (payload: PayloadOf<typeof events.needRecurs>, { needs }) => ({
    kind: 'recurrence',
    category: needs.get(payload.needId) ?? 'other',
    everyDays: payload.recurrence.to?.everyDays ?? null,
    reviewOn: payload.recurrence.to?.reviewOn ?? null,
  }),
  [events.deliveryRecorded.type]: (payload: PayloadOf<typeof events.deliveryRecorded>, { needs }) => ({
    kind: 'delivery',
    category: needs.get(payload.needId) ?? 'other',
    dueOn: payload.dueOn,
    result: payload.result,
    words: payload.words,
  }),
  [events.ladderTaken.type]: (payload: PayloadOf<typeof events.ladderTaken>) => ({
    kind: 'ladderTaken',
    step: payload.step,
    outcome: payload.outcome,
    on: payload.on,
    note: payload.note,
  }),
  [events.ladderGiven.type]: (payload: PayloadOf<typeof events.ladderGiven>, { names }) => ({
    kind: 'ladderGiven',
    step: payload.step,
    owner: payload.owner === null ? null : (names.get(payload.owner) ?? ''),
    dueOn: payload.dueOn,
  }),
  [events.needLogged.type]: (payload: PayloadOf<typeof events.needLogged>) => ({
    kind: 'need',
    needId: payload.needId,
    category: payload.category,
    detail: payload.detail,
  }),
  [events.needChanged.type]: (payload: PayloadOf<typeof events.needChanged>, { needs }) => ({
    kind: 'needChanged',
    category: needs.get(payload.needId) ?? 'other',
    status: payload.changes.status?.to ?? null,
    reason: payload.reason,
  }),
  [events.consentRecorded.type]: (payload: PayloadOf<typeof events.consentRecorded>, { partners }) => ({
    kind: 'consent',
    purpose: payload.purpose,
    recipient: payload.recipient === null ? null : (partners.get(payload.recipient) ?? ''),
    answer: payload.answer.to,
    words: payload.words,
  }),
  [events.referralDrafted.type]: (payload: PayloadOf<typeof events.referralDrafted>, { partners }) => ({
    kind: 'referral',
    referralId: payload.referralId,
    number: referenceNumber('R', payload.referralId),
    partner: partners.get(payload.partnerId) ?? '',
    state: 'drafted',
    reason: payload.note,
  }),
  [events.referralMoved.type]: (payload: PayloadOf<typeof events.referralMoved>, { partners, referralPartners }) => ({
    kind: 'referral',
    referralId: payload.referralId as ReferralId,
    number: referenceNumber('R', payload.referralId),
    partner: partners.get(referralPartners.get(payload.referralId) ?? '') ?? '',
    state: payload.state.to,
    reason: payload.reason,
  }),
  [events.concernRaised.type]: (payload: PayloadOf<typeof events.concernRaised>) => ({
    kind: 'concernRaised',
    level: payload.level,
    seen: payload.seen,
    done: payload.done,
    note: payload.note,
  }),
  [events.concernAcknowledged.type]: (payload: PayloadOf<typeof events.concernAcknowledged>) => ({
    kind: 'concernAcknowledged',
    note: payload.note,
  }),
  [events.concernClosed.type]: (payload: PayloadOf<typeof events.concernClosed>) => ({
    kind: 'concernClosed',
    outcome: payload.outcome,
  }),
  [events.noteAdded.type]: (payload: PayloadOf<typeof events.noteAdded>) => ({ kind: 'note', text: payload.text }),
}

/** What a call answered to the script, in its order; calls of the first version answered to none. */
function answersOf(
  payload: PayloadOf<typeof events.callAttempted> | PayloadOf<typeof events.callAttemptedFirst>,
  script: Context['script'],
): { asked: string; answered: string }[] {
  if (!('answers' in payload) || Object.keys(payload.answers).length === 0) return []
  const given = payload.answers
  return [...script().values()].flatMap((line) => {
    const answer = line.answers.find((one) => one.id === given[line.lineId])
    return answer ? [{ asked: line.text.en.replaceAll(/\{\w+\}/g, '…'), answered: answer.label }] : []
  })
}

/** The reason of a skip: one of the short list, or, in events of the first version, words. */
function skipWords(payload: PayloadOf<typeof events.callSkipped> | PayloadOf<typeof events.callSkippedFirst>): string {
  if ('reason' in payload) return payload.reason
  return [skips[payload.why].label, payload.note].filter((words) => words !== '').join(': ')
}

function namedIn(stream: readonly StoredEvent[]): Map<string, string> {
  const named = new Map<string, string>()
  for (const event of stream) {
    if (event.type === events.contactAdded.type) {
      const payload = payloadOf(event) as PayloadOf<typeof events.contactAdded> | null
      if (payload) named.set(payload.contactId, payload.name)
    } else if (event.type === events.warningAdded.type) {
      const payload = payloadOf(event) as PayloadOf<typeof events.warningAdded> | null
      if (payload) named.set(payload.warningId, payload.kind)
    } else if (event.type === events.taskAdded.type) {
      const payload = payloadOf(event) as PayloadOf<typeof events.taskAdded> | null
      if (payload) named.set(payload.taskId, payload.what)
    }
  }
  return named
}

function payloadOf(event: StoredEvent): unknown {
  return event.payload === null ? null : readPayload(event.stream, event.type, event.version, event.payload)
}

const partnerNames = statement()((k) => k.selectFrom('partner').select(['partner_id', 'name']))
const needCategoriesOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('need').select(['need_id', 'category']).where('resident_id', '=', p.residentId),
)
const referralPartnersOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('referral').select(['referral_id', 'partner_id']).where('resident_id', '=', p.residentId),
)
