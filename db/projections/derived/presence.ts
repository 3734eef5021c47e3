import type { ReadableStore } from '../../handles.ts'
import type { Schema } from '../../schema.ts'
import { build, get } from '../../sql.ts'

/** Tables of which most hubs hold little, at least when a list is imported. */
const tables = [
  'bad_number',
  'call',
  'call_queue',
  'callback',
  'contact',
  'identity_decision',
  'ladder_given',
  'ladder_step',
  'ladder_taken',
  'list_member',
  'list_person',
  'need',
  'refused_call',
  'skip',
  'unread_event',
] as const satisfies readonly (keyof Schema)[]

/** Whether a table holds anything at all. Where it does not, it need not be asked about a hundred thousand persons. */
export type Presence = Readonly<Record<(typeof tables)[number], boolean>>

export function presenceIn(store: ReadableStore): Presence {
  const found = tables.map((table) => {
    const row = get(
      store,
      build
        .selectFrom(table)
        .select((e) => e.lit(1).as('one'))
        .limit(1),
    )
    return [table, row !== undefined] as const
  })
  return Object.fromEntries(found) as Presence
}

/** Asks about everybody: for one person. */
export const anyPresent = Object.fromEntries(tables.map((table) => [table, true])) as Presence
