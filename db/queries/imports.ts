import type { Source } from '../../shared/codes/sources.ts'
import type { ImportId } from '../../shared/domain/ids.ts'
import type { ImportHistoryRow } from '../../shared/domain/import.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { toPersonRow } from './person-row.ts'
import { staffNames } from './staff.ts'

/** The files that were brought in, the newest first, with those that were taken back. */
export function importHistory(store: ReadableStore): ImportHistoryRow[] {
  const names = staffNames(store)
  const seen = new Set<string>()
  return imports.all(store, {}).map((row) => {
    const withdrawn =
      row.withdrawn_at === null
        ? null
        : {
            at: row.withdrawn_at as Instant,
            by: names.get(row.withdrawn_by ?? '') ?? '',
            kept: keptBy.all(store, { importId: row.import_id }).map(toPersonRow),
          }
    const mayUndo = withdrawn === null && !seen.has(row.source)
    if (withdrawn === null) seen.add(row.source)
    return {
      importId: row.import_id as ImportId,
      at: row.at as Instant,
      by: names.get(row.actor) ?? '',
      fileName: row.file_name,
      source: row.source as Source,
      rows: row.rows,
      new: row.new,
      changed: row.changed,
      unchanged: row.unchanged,
      rejected: row.rejected,
      withdrawn,
      mayUndo,
    }
  })
}

const imports = statement()((k) =>
  k
    .selectFrom('import')
    .leftJoin('import_withdrawn', 'import_withdrawn.import_id', 'import.import_id')
    .selectAll('import')
    .select(['import_withdrawn.at as withdrawn_at', 'import_withdrawn.actor as withdrawn_by'])
    .orderBy('import.at', 'desc')
    .orderBy('import.import_id', 'desc'),
)
const keptBy = statement<{ importId: string }>()((k, p) =>
  k
    .selectFrom('import_kept')
    .innerJoin('person_resident', 'person_resident.resident_id', 'import_kept.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .selectAll('person')
    .where('import_id', '=', p.importId)
    .where('erased', '=', 0)
    .orderBy('sort_name')
    .limit(500),
)
