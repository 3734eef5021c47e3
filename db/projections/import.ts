import { importApplied } from '../../shared/events/import.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import type { ProjectedEvent } from './projected-event.ts'
import type { Touched } from './touched.ts'

/** Files that were brought in, with their counts. */
export function applyToImport(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  if (event.type !== importApplied.type) return
  touched.tables.add('import')
  const payload = event.read as PayloadOf<typeof importApplied>
  insertImport.run(tx, { ...payload, importId: event.stream_id, at: event.at, actor: event.actor })
}

const insertImport = statement<PayloadOf<typeof importApplied> & { importId: string; at: string; actor: string }>()(
  (k, p) =>
    k
      .insertInto('import')
      .values({
        import_id: p.importId,
        at: p.at,
        actor: p.actor,
        source: p.source,
        file_name: p.fileName,
        file_sha256: p.fileSha256,
        stated_on: p.statedOn,
        rows: p.rows,
        new: p.new,
        changed: p.changed,
        unchanged: p.unchanged,
        rejected: p.rejected,
      })
      .onConflict((c) => c.doNothing()),
)
