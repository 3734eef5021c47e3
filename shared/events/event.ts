import type { z } from 'zod'

/** Whose log an event belongs to (DESIGN §2). */
export const streams = ['resident', 'identity', 'list', 'import', 'partner', 'staff', 'hub'] as const
export type Stream = (typeof streams)[number]

/** One thing that can happen: its name, its version, and the form of its payload. */
export interface EventDefinition<
  S extends Stream = Stream,
  T extends string = string,
  P extends z.ZodType = z.ZodType,
> {
  readonly stream: S
  readonly type: T
  readonly version: number
  readonly payload: P
}

/**
 * Defines an event. Once released, its schema never changes: a new form is a new version. Payload objects are strict, so
 * that a field which a newer program added makes the event unread here, not half-read (DESIGN §2).
 */
export function event<S extends Stream, T extends string, P extends z.ZodType>(
  stream: S,
  type: T,
  version: number,
  payload: P,
): EventDefinition<S, T, P> {
  return { stream, type, version, payload }
}
