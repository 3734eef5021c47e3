import { importApplied, importWithdrawn } from '../../shared/events/import.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import type { ProjectedEvent } from './projected-event.ts'
import type { Touched } from './touched.ts'

/** Files that were brought in, with their counts, and those that were taken back: the first word of it is shown. */
export function applyToImport(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  touched.tables.add('import')
  if (event.type === importWithdrawn.type) {
    const { kept } = event.read as PayloadOf<typeof importWithdrawn>
    putWithdrawn.run(tx, {
      importId: event.stream_id,
      at: event.at,
      actor: event.actor,
      hlc: event.hlc,
      site: event.site,
    })
    for (const residentId of kept) insertKept.run(tx, { importId: event.stream_id, residentId })
    return
  }
  if (event.type !== importApplied.type) return
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
const putWithdrawn = statement<{ importId: string; at: string; actor: string; hlc: string; site: string }>()((k, p) =>
  k
    .insertInto('import_withdrawn')
    .values({ import_id: p.importId, at: p.at, actor: p.actor, hlc: p.hlc, site: p.site })
    .onConflict((c) =>
      c
        .column('import_id')
        .doUpdateSet({ at: p.at, actor: p.actor, hlc: p.hlc, site: p.site })
        .where((e) =>
          e.or([
            e('import_withdrawn.hlc', '>', p.hlc),
            e.and([e('import_withdrawn.hlc', '=', p.hlc), e('import_withdrawn.site', '>', p.site)]),
          ]),
        ),
    ),
)
const insertKept = statement<{ importId: string; residentId: string }>()((k, p) =>
  k
    .insertInto('import_kept')
    .values({ import_id: p.importId, resident_id: p.residentId })
    .onConflict((c) => c.doNothing()),
)
