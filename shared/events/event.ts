import type { z } from 'zod'
import type { CommandId, SiteId, StaffId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'

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

/** The envelope that every event travels in. */
export interface Envelope {
  readonly site: SiteId
  /** 1, 2, 3 … per site, with no gaps. */
  readonly seq: number
  /** Hybrid logical clock: 12 hexadecimal digits of milliseconds, `-`, 4 of a counter. For order only. */
  readonly hlc: string
  /** The machine's clock as it was, for people. */
  readonly at: Instant
  readonly command: CommandId
  readonly stream: Stream
  readonly streamId: string
  readonly type: string
  readonly version: number
  /** The member of staff, or the site's own id where the program itself acts. */
  readonly actor: StaffId
}

/** An event that this program can read, as projections see it. */
export interface ReadEvent<D extends EventDefinition = EventDefinition> extends Envelope {
  readonly type: D['type']
  readonly payload: z.infer<D['payload']>
}
