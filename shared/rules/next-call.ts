import { type Instant, showTime } from '../domain/time.ts'
import { assertNever } from '../result.ts'
import { dayPart, londonDate, type PartMask, partBit, partsOf } from './day-part.ts'

export const queueKinds = ['callback', 'urgent', 'retry', 'first'] as const
export type QueueKind = (typeof queueKinds)[number]

/** Somebody who waits to be rung, as the queue holds them. */
export interface QueueEntry {
  readonly personId: string
  readonly kind: QueueKind
  /** Parts of the day in which they are not to be rung; of no account for callbacks. */
  readonly blocked: PartMask
  /** For a callback, when it is due; otherwise the moment before which they are not rung. Empty is at once. */
  readonly notBefore: Instant | ''
  /** The list's place among the open lists, then the person's place in the list. */
  readonly listOrder: string
  readonly position: number
  readonly attempts: number
}

/** Whether a person may be offered at that moment. */
export function isOffered(entry: QueueEntry, now: Instant): boolean {
  if (entry.notBefore !== '' && entry.notBefore > now) return false
  return entry.kind === 'callback' || (entry.blocked & partBit(dayPart(now))) === 0
}

/**
 * Who is rung first (DESIGN §5): due callbacks, then urgent, then retries whose time has come, then the list's order of
 * priority. A total order: two people are never equal.
 */
export function compareEntries(a: QueueEntry, b: QueueEntry): number {
  return (
    queueKinds.indexOf(a.kind) - queueKinds.indexOf(b.kind) ||
    (a.kind === 'first' ? 0 : compareText(a.notBefore, b.notBefore)) ||
    compareText(a.listOrder, b.listOrder) ||
    a.position - b.position ||
    compareText(a.personId, b.personId)
  )
}

/** The next person to ring, or null: the rule by which the store's query is tested. */
export function nextEntry(entries: readonly QueueEntry[], now: Instant): QueueEntry | null {
  return entries.filter((entry) => isOffered(entry, now)).sort(compareEntries)[0] ?? null
}

/** What explains a place in the queue, and is not in it. */
export interface Explanation {
  /** The promise that is not kept yet, of a callback. */
  readonly promised: { readonly at: Instant; readonly until: Instant | null } | null
  /** The parts of the day in which they may be rung at all: of these, what is blocked was tried. */
  readonly allowed: PartMask
}

/** Why this person, and why now, for the handler: "Promised a call back at 14:00". */
export function reasonFor(entry: QueueEntry, now: Instant, { promised, allowed }: Explanation): string {
  switch (entry.kind) {
    case 'callback':
      return promised ? promiseInWords(promised, now) : 'Promised a call back'
    case 'urgent':
      return 'Urgent: needs an answer today'
    case 'retry': {
      const tried = partsOf(entry.blocked & allowed)
      const failed = tried.length > 0 ? `: ${tried.map((part) => `${part}s`).join(' and ')} tried` : ''
      return `${ordinal(entry.attempts + 1)} attempt${failed}`
    }
    case 'first':
      return entry.attempts > 0 ? `${ordinal(entry.attempts + 1)} attempt` : 'First call, in the order of the list'
    default:
      return assertNever(entry.kind)
  }
}

function promiseInWords({ at, until }: NonNullable<Explanation['promised']>, now: Instant): string {
  const time = until === null ? `at ${showTime(at)}` : `between ${showTime(at)} and ${showTime(until)}`
  if (londonDate(at) !== londonDate(now)) return `Promised a call back ${time} on ${shortDate(at)}: overdue`
  return `Promised a call back ${time}${until !== null && until < now ? ': overdue' : ''}`
}

function ordinal(n: number): string {
  const words = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']
  return words[n] ?? `Number ${n}`
}

function shortDate(at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'Europe/London' }).format(
    Date.parse(at),
  )
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
