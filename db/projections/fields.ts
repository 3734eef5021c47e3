import type { Change } from '../../shared/domain/writing.ts'
import type { ReadableStore, WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import type { ProjectedEvent } from './projected-event.ts'

/**
 * Fields of streams with many writers (hub, staff, partner). A writing is kept while no other is over it; both are sets,
 * so a late event is applied directly and the order of arrival does not matter (DESIGN §2).
 */
export function applyWritings(
  tx: WritableStore,
  event: ProjectedEvent,
  made: Readonly<Record<string, Change<unknown> | undefined>>,
): void {
  for (const [field, change] of Object.entries(made)) {
    if (!change) continue
    const key = { streamId: event.stream_id, field }
    if (!isOverridden.get(tx, { ...key, site: event.site, seq: event.seq })) {
      insertWriting.run(tx, {
        ...key,
        site: event.site,
        seq: event.seq,
        hlc: event.hlc,
        value: JSON.stringify(change.to),
      })
    }
    for (const over of change.over) {
      insertOverridden.run(tx, { ...key, ...over })
      deleteWriting.run(tx, { ...key, ...over })
    }
  }
}

/** The value of each field, as it is shown: of the current writings the greatest by clock and site. */
export function shownFields(store: ReadableStore, streamId: string): Map<string, unknown> {
  const shown = new Map<string, unknown>()
  for (const row of writingsOfStream.all(store, { streamId })) shown.set(row.field, JSON.parse(row.value))
  return shown
}

/** The current writings of one field: what a change made now must be over. */
export function currentWritings(store: ReadableStore, streamId: string, field: string) {
  return writingsOfField.all(store, { streamId, field })
}

const isOverridden = statement<{ streamId: string; field: string; site: string; seq: number }>()((k, p) =>
  k
    .selectFrom('field_overridden')
    .select('seq')
    .where('stream_id', '=', p.streamId)
    .where('field', '=', p.field)
    .where('site', '=', p.site)
    .where('seq', '=', p.seq),
)
const insertWriting = statement<{
  streamId: string
  field: string
  site: string
  seq: number
  hlc: string
  value: string
}>()((k, p) =>
  k
    .insertInto('field_writing')
    .values({ stream_id: p.streamId, field: p.field, site: p.site, seq: p.seq, hlc: p.hlc, value: p.value })
    .onConflict((c) => c.doNothing()),
)
const insertOverridden = statement<{ streamId: string; field: string; site: string; seq: number }>()((k, p) =>
  k
    .insertInto('field_overridden')
    .values({ stream_id: p.streamId, field: p.field, site: p.site, seq: p.seq })
    .onConflict((c) => c.doNothing()),
)
const deleteWriting = statement<{ streamId: string; field: string; site: string; seq: number }>()((k, p) =>
  k
    .deleteFrom('field_writing')
    .where('stream_id', '=', p.streamId)
    .where('field', '=', p.field)
    .where('site', '=', p.site)
    .where('seq', '=', p.seq),
)
const writingsOfStream = statement<{ streamId: string }>()((k, p) =>
  k.selectFrom('field_writing').selectAll().where('stream_id', '=', p.streamId).orderBy('hlc').orderBy('site'),
)
const writingsOfField = statement<{ streamId: string; field: string }>()((k, p) =>
  k
    .selectFrom('field_writing')
    .select(['site', 'seq', 'value'])
    .where('stream_id', '=', p.streamId)
    .where('field', '=', p.field)
    .orderBy('hlc')
    .orderBy('site'),
)
