import { z } from 'zod'
import { type ConcernLevel, type ConcernStep, concernLevels, concernSteps } from '../codes/concerns.ts'
import { type CallId, ConcernId, type PersonId } from './ids.ts'
import { type Instant, millisecondsOf } from './time.ts'

/** What is said when a concern is raised: how grave, what was seen or said, what was done about it already. */
export const concernFields = {
  level: z.enum(concernLevels),
  seen: z.string().trim().min(1, 'Write what was seen or said.').max(10_000),
  done: z.array(z.enum(concernSteps)).max(concernSteps.length),
  note: z.string().max(10_000),
} as const

/** A concern as it is typed, kept in the call's draft until it has been raised. */
export const ConcernDraft = z.strictObject({
  ...concernFields,
  concernId: ConcernId,
  level: z.enum(concernLevels).nullable(),
  seen: z.string().max(10_000),
})
export type ConcernDraft = z.infer<typeof ConcernDraft>

/** A safeguarding concern, as the case file and the supervisor's queue show it. */
export interface ConcernRow {
  readonly concernId: ConcernId
  readonly personId: PersonId
  readonly personName: string
  readonly callId: CallId | null
  readonly level: ConcernLevel
  readonly seen: string
  readonly done: readonly ConcernStep[]
  readonly note: string
  readonly raisedAt: Instant
  readonly raisedBy: string
  readonly acknowledged: { readonly at: Instant; readonly by: string; readonly note: string } | null
  /** From being raised until it was acknowledged, or until now. */
  readonly minutesWaited: number
  /** How it ended; null while any current writing says that it is open. */
  readonly closed: { readonly at: Instant; readonly by: string; readonly outcome: string } | null
}

/** Whole minutes for which a concern waited; none where the clocks of two machines say that it was less than nothing. */
export function minutesWaited(raisedAt: Instant, until: Instant): number {
  return Math.max(0, Math.floor((millisecondsOf(until) - millisecondsOf(raisedAt)) / 60_000))
}

/** Whether nothing has been typed or ticked in it yet. */
export function isEmptyConcern(concern: ConcernDraft): boolean {
  return concern.level === null && concern.seen.trim() === '' && concern.note.trim() === '' && concern.done.length === 0
}
