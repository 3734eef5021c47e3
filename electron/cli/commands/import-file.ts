import { ImportId } from '../../../shared/domain/ids.ts'
import type { ImportAs, ImportOutcome } from '../../../shared/domain/import.ts'
import { type HubLine, newId } from '../hub-line.ts'
import { say } from '../print.ts'
import { sendFile } from '../send-file.ts'

export type Imported = Pick<
  ImportOutcome,
  | 'format'
  | 'rows'
  | 'residents'
  | 'rejected'
  | 'held'
  | 'callable'
  | 'gone'
  | 'possibleDuplicates'
  | 'needsOpened'
  | 'warnings'
  | 'events'
> & { readonly noLongerListed: number }

/** Imports a file, or says what it would change. */
export async function importFile(
  hub: HubLine,
  path: string,
  { dryRun, as }: { dryRun: boolean; as: ImportAs | null },
): Promise<Imported> {
  const importId = ImportId.parse(newId())
  const preview = await hub.ask('import.preview', { importId, fileId: await sendFile(hub, path), as })
  if (preview.gone > 0 && as === null) {
    say(
      `${preview.gone.toLocaleString('en-GB')} on this list before are not in this file: they count as no longer listed. Where the file is only a part of the list, do not import it.`,
    )
  }
  if (dryRun) {
    await hub.ask('import.discard', { importId })
    return imported({ ...preview, events: 0 })
  }
  return imported(await hub.ask('import.apply', { importId }))
}

function imported(outcome: ImportOutcome): Imported {
  const { format, rows, residents, rejected, held, callable, gone, warnings, events } = outcome
  const { possibleDuplicates, needsOpened } = outcome
  return {
    format,
    rows,
    residents,
    rejected,
    held,
    callable,
    gone,
    noLongerListed: gone,
    possibleDuplicates,
    needsOpened,
    warnings,
    events,
  }
}
