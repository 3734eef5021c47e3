import type { ImportId } from '../../shared/domain/ids.ts'
import type { ImportAs, ImportOutcome, ImportPreview } from '../../shared/domain/import.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { ReadableStore, WritableStore } from '../handles.ts'
import { applyImport } from '../import/apply-import.ts'
import { planImport } from '../import/plan-import.ts'
import { readList } from '../import/read-list.ts'
import type { DatabaseKey } from '../keyring.ts'
import { type WrittenBy, write } from '../log/write.ts'
import { openStaging, removeStaging } from '../staging.ts'

export interface ListToImport {
  readonly folder: string
  readonly key: DatabaseKey
  readonly importId: ImportId
  /** Where the file lies. */
  readonly path: string
  /** What it is called, for people. */
  readonly fileName: string
  /** What it is said to be, where its headers cannot tell. */
  readonly as?: ImportAs | null
  readonly signal?: AbortSignal
  readonly onProgress?: (step: string, done: number, total: number | null) => void
}

/**
 * Reads a file, compares it with what its source said last, and keeps the plan in an encrypted staging file: nothing is
 * written to the store. Where it fails or is cancelled, the staging file is gone again.
 */
export async function previewList(reader: ReadableStore, list: ListToImport): Promise<Result<ImportPreview>> {
  const { signal } = list
  const read = await readList(list.path, {
    ...(signal ? { signal } : {}),
    as: list.as ?? null,
    onProgress: (rows, roughly) => list.onProgress?.('Reading the file', rows, roughly),
  })
  if (!read.ok) return read
  const staging = openStaging(list)
  if (!staging.ok) return staging
  const planned = planImport({
    reader,
    staging: staging.value,
    importId: list.importId,
    fileName: list.fileName,
    list: read.value,
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => list.onProgress?.('Comparing with what is known', done, total),
  })
  if (planned.ok) staging.value.database.close()
  else removeStaging(staging.value)
  return planned
}

/** Writes a plan to the store, all of it or nothing, and removes the staging file. */
export function applyList(
  store: WritableStore,
  list: Pick<ListToImport, 'folder' | 'key' | 'importId' | 'onProgress'>,
  by: WrittenBy,
  onChanged: (tables: ReadonlySet<string>) => void,
): Result<ImportOutcome> {
  const staging = openStaging(list)
  if (!staging.ok) return staging
  let done = false
  try {
    const result = write(store, by, (tx) => {
      const applied = applyImport(tx, staging.value, list.importId, (written, total) =>
        list.onProgress?.('Adding residents', written, total),
      )
      onChanged(tx.touched.tables)
      return applied
    })
    done = result.ok
    return result
  } finally {
    if (done) removeStaging(staging.value)
    else staging.value.database.close()
  }
}

/** Both at once, for the sample. */
export async function importWhole(
  store: WritableStore,
  list: ListToImport,
  by: WrittenBy,
): Promise<Result<ImportOutcome>> {
  const preview = await previewList(store, list)
  return preview.ok ? applyList(store, list, by, () => {}) : preview
}

/** Gives a plan up: nothing was written, and its staging file goes. */
export function discardList(list: Pick<ListToImport, 'folder' | 'key' | 'importId'>): Result<null> {
  const staging = openStaging(list)
  if (!staging.ok) return staging
  removeStaging(staging.value)
  return ok(null)
}
