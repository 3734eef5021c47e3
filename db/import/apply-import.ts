import type { ImportId, ResidentId } from '../../shared/domain/ids.ts'
import type { ImportOutcome } from '../../shared/domain/import.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import { importApplied } from '../../shared/events/import.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { changeOf } from '../commands/person.ts'
import { append, type Writing } from '../log/write.ts'
import { refreshDerived } from '../projections/derived/refresh.ts'
import { residentRow } from '../projections/resident-row.ts'
import { statement } from '../sql.ts'
import type { Staging } from '../staging.ts'
import { bulkLoad } from './bulk-load.ts'
import { fieldDifferences } from './field-differences.ts'
import { newlyStated, openStatedNeeds, withdrawUnstated } from './registered-needs.ts'
import {
  countPlanned,
  goneResidents,
  type PlannedResident,
  plannedResidents,
  type StagedPlan,
  stagedPlan,
} from './staged-plan.ts'

/** So many events between two reports of progress. */
const often = 1000
/** So many new residents, if no fewer than there are, are worth building indexes anew for. */
const many = 2000

/**
 * Writes what `planImport` staged: what the file says of each resident goes to their own log, and the file itself, with its
 * counts, to the import's. Where it says nothing new, not one event is written. All within the caller's `write`, so all
 * or nothing.
 *
 * Fails with `notFound` where nothing is staged, and with `conflict` where something was imported, received or erased
 * since, so that the preview is no longer the truth.
 *
 * @param onProgress events written so far, of how many
 */
export function applyImport(
  tx: Writing,
  staging: Staging,
  importId: ImportId,
  onProgress?: (done: number, total: number) => void,
): Result<ImportOutcome> {
  const plan = stagedPlan(staging)
  if (!plan || plan.importId !== importId) {
    return fail('notFound', 'This import is no longer prepared. Nothing was changed. Choose the file again.')
  }
  if (hasChangedSince(tx, plan)) {
    return fail(
      'conflict',
      'Since this file was compared, the hub has learnt something else about these residents. Nothing was changed. Choose the file again to see what it would change now.',
    )
  }
  const { residents, gone } = plan.preview
  if (residents.new + residents.changed + gone === 0) return ok({ ...plan.preview, events: 0 })
  const isBulk = residents.new >= many && residents.new >= (personCount.get(tx, {})?.persons ?? 0)
  const write = () => writePlan(tx, staging, plan, onProgress)
  return ok({ ...plan.preview, events: isBulk ? bulkLoad(tx.database, write) : write() })
}

/** Writes the events and all that follows from them; answers how many events there were. */
function writePlan(
  tx: Writing,
  staging: Staging,
  plan: StagedPlan,
  onProgress?: (done: number, total: number) => void,
): number {
  const { importId } = plan
  const { residents, gone } = plan.preview
  const before = tx.log.appended
  const total = countPlanned(staging, 'new') + countPlanned(staging, 'changed') + gone + 1
  const report = () => {
    const done = tx.log.appended - before
    if (done % often === 0) onProgress?.(Math.min(done, total), total)
  }
  const ids = newIds(tx, residents.new)
  for (const planned of plannedResidents(staging, 'new')) {
    const id = ids.pop()
    if (id === undefined) throw new Error('There are more new residents than were counted.')
    append(tx, id, events.residentRegistered, {
      source: plan.source,
      importId,
      statedOn: planned.statedOn,
      values: planned.values,
    })
    openStatedNeeds(tx, id as ResidentId, newlyStated(planned.values, null))
    report()
  }
  for (const planned of plannedResidents(staging, 'changed')) {
    restate(tx, importId, planned)
    report()
  }
  for (const { residentIds } of goneResidents(staging)) {
    for (const id of residentIds) append(tx, id, events.residentListing, { importId, listed: false })
    report()
  }
  append(tx, importId, importApplied, {
    source: plan.source,
    format: plan.format,
    fileName: plan.fileName.slice(0, 300),
    fileSha256: plan.fileSha256,
    statedOn: plan.statedOn ?? londonDate(tx.at),
    rows: plan.preview.rows,
    new: residents.new,
    changed: residents.changed,
    unchanged: residents.unchanged,
    rejected: plan.preview.rejected,
  })
  const written = tx.log.appended - before
  // Now and not at the end of the command, so that it falls within the bulk load.
  refreshDerived(tx, tx.touched)
  for (const done of [tx.touched.residents, tx.touched.identities]) done.clear()
  onProgress?.(total, total)
  return written
}

/**
 * Random ids, in their own order from the last to the first: rows that are added at the end of their tables, and not all over them, are added several
 * times faster where there are a hundred thousand.
 */
function newIds(tx: Writing, count: number): string[] {
  const ids = Array.from({ length: count }, () => idOf(tx.surroundings.bytes(16)))
  return ids.sort().reverse()
}

/** Over the source's own writings only: what was told on the telephone, or decided, stays as it is. */
function restate(tx: Writing, importId: ImportId, planned: PlannedResident): void {
  const [first] = planned.residentIds
  if (first !== undefined && planned.listedAgain) append(tx, first, events.residentListing, { importId, listed: true })
  if (planned.changes.length === 0) return
  for (const residentId of planned.residentIds) {
    const resident = residentRow(tx, residentId)
    if (!resident) throw new Error('A planned resident is not in the store, and nothing says that it changed.')
    const before = JSON.parse(resident.said) as ResidentValues
    const changes = fieldDifferences(resident.said, planned.values).map(({ field, to }) => {
      return [field, changeOf(resident, tx, field, to, 'source')] as const
    })
    if (changes.length === 0) continue
    append(tx, residentId, events.residentRestated, {
      importId,
      statedOn: planned.statedOn,
      changes: Object.fromEntries(changes) as never,
    })
    openStatedNeeds(tx, residentId as ResidentId, newlyStated(planned.values, before))
    withdrawUnstated(tx, residentId as ResidentId, planned.values, before)
  }
}

/**
 * Whether the log has grown, since the file was compared, by anything that the comparison hangs on: a registration of the
 * same source, its words, or an erasure. Calls, needs and the like go on meanwhile.
 */
function hasChangedSince(tx: Writing, plan: StagedPlan): boolean {
  return sourceWordsSince.get(tx, { row: plan.logEnd, source: plan.source }) !== undefined
}

const personCount = statement()((k) => k.selectFrom('person').select((e) => e.fn.countAll<number>().as('persons')))
const sourceWordsSince = statement<{ row: number; source: string }>()((k, p) =>
  k
    .selectFrom('event')
    .leftJoin('resident', 'resident.resident_id', 'event.stream_id')
    .select('event.seq')
    .where(k.dynamic.ref<'event.seq'>('event.rowid'), '>', p.row)
    .where('event.stream', '=', 'resident')
    .where('event.type', 'in', [
      events.residentRegistered.type,
      events.residentRestated.type,
      events.residentListing.type,
      events.residentErased.type,
      events.commandWithdrawn.type,
    ])
    .where((e) => e.or([e('resident.source', 'is', null), e('resident.source', '=', p.source)]))
    .limit(1),
)
