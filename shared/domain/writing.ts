import { z } from 'zod'
import { SiteId } from './ids.ts'

/** Names one event, and so one writing of a field: the site that wrote it and its number there. */
export const EventRef = z.strictObject({ site: SiteId, seq: z.int().positive() })
export type EventRef = z.infer<typeof EventRef>

/**
 * A change of a field: the new value, and the writings that its author's machine held as current (DESIGN §2). Current
 * writings are those that no other writing is over, so two people's changes made apart both stay current.
 */
export function change<T extends z.ZodType>(value: T) {
  return z.strictObject({ to: value, over: z.array(EventRef) })
}

export interface Change<T> {
  readonly to: T
  readonly over: readonly EventRef[]
}

/** A partial record of changes, at least one: `{ [field]: change }`. */
export function changes<S extends z.ZodRawShape>(fields: S) {
  const shape: Record<string, z.ZodType> = {}
  for (const [name, value] of Object.entries(fields)) shape[name] = change(value as z.ZodType).optional()
  return z
    .strictObject(shape as { [K in keyof S]: z.ZodOptional<ReturnType<typeof change<S[K] & z.ZodType>>> })
    .refine((made) => Object.keys(made).length > 0, 'No field is changed.')
}
