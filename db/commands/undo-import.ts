import type { OutputOf, ParsedInputOf } from '../../shared/api.ts'
import type { CommandId, ImportId, ResidentId } from '../../shared/domain/ids.ts'
import { importApplied, importWithdrawn } from '../../shared/events/import.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ReadableStore } from '../handles.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { statement } from '../sql.ts'

/** What taking an import back would do to each resident of whom it said something. */
export interface UndoPlan {
  readonly importId: ImportId
  readonly command: CommandId
  /** Registered by it and by nothing else, and nobody has worked for them: they leave. */
  readonly leaving: readonly ResidentId[]
  /** Registered by it, and somebody has worked for them since: they stay, for a person to look at. */
  readonly kept: readonly ResidentId[]
  /** Known before: what their source said before stands again. */
  readonly restored: readonly ResidentId[]
}

/** Whom it would touch, counted before anything is done. Fails as `undoImport` does. */
export function previewUndo(store: ReadableStore, importId: ImportId): Result<OutputOf<'import.undoPreview'>> {
  const plan = planUndo(store, importId)
  if (!plan.ok) return plan
  const { leaving, kept, restored } = plan.value
  return ok({ leaving: leaving.length, kept: kept.length, restored: restored.length })
}

/**
 * Takes an import back: one event a resident withdraws what *that import* said, so that their source's previous word stands
 * again. Somebody whom nothing else registered leaves, with the lists; but where work was done for them they stay, and are
 * named for a person. Only a source's latest import can be taken back: later words stand on it. Fails with `notFound`, and
 * with `conflict` where it was taken back before or is not the latest.
 *
 * @param onProgress residents done so far, of how many
 */
export function undoImport(
  tx: Writing,
  input: ParsedInputOf<'import.undo'>,
  onProgress: (done: number, total: number) => void = () => {},
): Result<OutputOf<'import.undo'>> {
  const plan = planUndo(tx, input.importId)
  if (!plan.ok) return plan
  const { command, leaving, kept, restored } = plan.value
  const withdrawn = [...leaving, ...restored]
  for (const [done, residentId] of withdrawn.entries()) {
    append(tx, residentId, events.commandWithdrawn, { withdrawn: command, reason: input.reason })
    if (done % often === 0) onProgress(done, withdrawn.length)
  }
  for (let from = 0; from === 0 || from < kept.length; from += most) {
    append(tx, input.importId, importWithdrawn, { reason: input.reason, kept: kept.slice(from, from + most) })
  }
  onProgress(withdrawn.length, withdrawn.length)
  return ok({ leaving: leaving.length, kept: kept.length, restored: restored.length })
}

/** So many residents between two reports of progress. */
const often = 500
/** An event names at most this many residents. */
const most = 1000

function planUndo(store: ReadableStore, importId: ImportId): Result<UndoPlan> {
  const applied = appliedBy.get(store, { importId })
  if (!applied) return notFound('This import')
  if (withdrawnAlready.get(store, { importId })) {
    return fail('conflict', 'This import was taken back before. Nothing was changed.')
  }
  const { command, source } = applied
  if (latestOf.get(store, { source })?.import_id !== importId) {
    return fail(
      'conflict',
      'A later file of the same source was imported since, and stands on this one. Take that back first. Nothing was changed.',
    )
  }
  const leaving: ResidentId[] = []
  const kept: ResidentId[] = []
  const restored: ResidentId[] = []
  for (const row of saidOf.all(store, { command })) {
    const residentId = row.stream_id as ResidentId
    if (row.registered === 0) restored.push(residentId)
    else if (otherEvents.get(store, { residentId, command })) kept.push(residentId)
    else leaving.push(residentId)
  }
  return ok({ importId, command: command as CommandId, leaving, kept, restored })
}

const appliedBy = statement<{ importId: string }>()((k, p) =>
  k
    .selectFrom('event')
    .innerJoin('import', 'import.import_id', 'event.stream_id')
    .select(['command', 'source'])
    .where('stream_id', '=', p.importId)
    .where('type', '=', importApplied.type),
)
const withdrawnAlready = statement<{ importId: string }>()((k, p) =>
  k.selectFrom('import_withdrawn').select('import_id').where('import_id', '=', p.importId),
)
const latestOf = statement<{ source: string }>()((k, p) =>
  k
    .selectFrom('import')
    .leftJoin('import_withdrawn', 'import_withdrawn.import_id', 'import.import_id')
    .select('import.import_id')
    .where('source', '=', p.source)
    .where('import_withdrawn.import_id', 'is', null)
    .orderBy('import.at', 'desc')
    .orderBy('import.import_id', 'desc')
    .limit(1),
)
const saidOf = statement<{ command: string }>()((k, p) =>
  k
    .selectFrom('event')
    .select('stream_id')
    .select((e) =>
      e.fn.max(e.case().when('type', '=', events.residentRegistered.type).then(1).else(0).end()).as('registered'),
    )
    .where('command', '=', p.command)
    .where('stream', '=', 'resident')
    .groupBy('stream_id')
    .orderBy('stream_id'),
)
/** Anything besides what the import itself wrote, but for what was taken back. */
const otherEvents = statement<{ residentId: string; command: string }>()((k, p) =>
  k
    .selectFrom('event')
    .select('seq')
    .where('stream_id', '=', p.residentId)
    .where('command', '!=', p.command)
    .where('type', '!=', events.commandWithdrawn.type)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('withdrawn_command')
            .select('withdrawn_command.command')
            .where('resident_id', '=', p.residentId)
            .whereRef('withdrawn_command.command', '=', 'event.command'),
        ),
      ),
    )
    .limit(1),
)
