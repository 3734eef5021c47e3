import { sql } from 'kysely'
import type { LadderOutcome, LadderStep } from '../../../shared/codes/ladder.ts'
import { hasFlag, type OutcomeCode } from '../../../shared/codes/outcomes.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'
import type { ReadableStore } from '../../handles.ts'
import { statement } from '../../sql.ts'
import { anyPresent, type Presence } from './presence.ts'

export interface PastCall {
  readonly callId: string
  readonly listId: string | null
  readonly direction: 'outbound' | 'inbound'
  readonly outcome: OutcomeCode
  readonly number: string | null
  readonly startedAt: string
}

/** What has happened to a person, of all that decides whom to ring next. */
export interface PersonHistory {
  /** In order of when they began. */
  readonly calls: readonly PastCall[]
  /** The promised callback that is not yet kept. */
  readonly callback: {
    readonly callId: string
    readonly dueAt: string
    /** The end of a promised window. */
    readonly until: string | null
    readonly handler: string | null
    readonly note: string
  } | null
  /** The moment before which a skip puts them off; only where they were neither rung nor promised a call since. */
  readonly skippedUntil: string | null
  readonly hasUrgentNeed: boolean
  readonly openNeeds: number
  /** Steps of the ladder that were taken, in order. */
  readonly steps: readonly TakenStep[]
}

export interface TakenStep {
  readonly listId: string
  readonly step: LadderStep
  readonly outcome: LadderOutcome
  readonly on: CalendarDate
  readonly at: string
}

export function historyOf(store: ReadableStore, personId: string, has: Presence = anyPresent): PersonHistory {
  const calls = (has.call ? callsOf.all(store, { personId }) : []).map((row): PastCall => {
    return {
      callId: row.call_id,
      listId: row.list_id,
      direction: row.direction === 'inbound' ? 'inbound' : 'outbound',
      outcome: row.outcome as OutcomeCode,
      number: row.number,
      startedAt: row.started_at,
    }
  })
  const promised = has.callback ? callbacksOf.all(store, { personId }).at(-1) : undefined
  const kept =
    promised === undefined ||
    calls.some(
      (call) =>
        call.callId !== promised.call_id &&
        call.startedAt > promised.at &&
        (call.direction === 'outbound' || hasFlag(call.outcome, 'reached')),
    )
  const skip = has.skip ? skipsOf.all(store, { personId }).at(-1) : undefined
  const needs = has.need ? needsOf.all(store, { personId }) : []
  return {
    calls,
    callback:
      kept || !promised
        ? null
        : {
            callId: promised.call_id,
            dueAt: promised.due_at,
            until: promised.until,
            handler: promised.handler,
            note: promised.note,
          },
    skippedUntil:
      skip && !(promised && promised.at > skip.at) && !calls.some((call) => call.startedAt > skip.at)
        ? skip.until
        : null,
    hasUrgentNeed: needs.some((need) => need.urgency === 'urgent'),
    openNeeds: needs.length,
    steps: (has.ladder_taken ? stepsOf.all(store, { personId }) : []).map((row) => ({
      listId: row.list_id,
      step: row.step as LadderStep,
      outcome: row.outcome as LadderOutcome,
      on: row.on_day as CalendarDate,
      at: row.at,
    })),
  }
}

/** Outbound calls that count as a try to reach them, since a moment or for a list. */
export function attemptsFor(history: PersonHistory, listId: string, since: string): PastCall[] {
  return history.calls.filter(
    (call) =>
      call.direction === 'outbound' &&
      hasFlag(call.outcome, 'attempt') &&
      (call.listId === listId || call.startedAt >= since),
  )
}

const callsOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('call', 'call.resident_id', 'person_resident.resident_id')
    .select(['call_id', 'list_id', 'direction', 'outcome', 'number', 'started_at'])
    .where('person_id', '=', p.personId)
    .orderBy('started_at')
    .orderBy('site')
    .orderBy('seq'),
)
const callbacksOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('callback', 'callback.resident_id', 'person_resident.resident_id')
    .select(['call_id', 'at', 'due_at', 'handler', 'note', 'until'])
    .where('person_id', '=', p.personId)
    .where('dropped', '=', 0)
    .orderBy('at')
    .orderBy('site')
    .orderBy('seq'),
)
const skipsOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('skip', 'skip.resident_id', 'person_resident.resident_id')
    .select(['at', 'until'])
    .where('person_id', '=', p.personId)
    .orderBy('at')
    .orderBy('site')
    .orderBy('seq'),
)
const needsOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('need', 'need.resident_id', 'person_resident.resident_id')
    .select(['urgency'])
    .where('person_id', '=', p.personId)
    // The plus keeps SQLite off the index of open needs: it would read all of them for one person.
    .where(sql<string>`+need.status`, '=', 'open'),
)
const stepsOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('ladder_taken', 'ladder_taken.resident_id', 'person_resident.resident_id')
    .select(['list_id', 'step', 'outcome', 'on_day', 'at'])
    .where('person_id', '=', p.personId)
    .orderBy('at')
    .orderBy('site')
    .orderBy('seq'),
)
