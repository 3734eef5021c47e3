import { readTable } from '../../../db/import/read-table.ts'
import type { ReadOptions, TableRow } from '../../../db/import/table.ts'
import { ok, type Result } from '../../../shared/result.ts'

export interface WholeTable {
  readonly headers: readonly string[]
  readonly read: string
  readonly sha256: string
  readonly rows: readonly TableRow[]
}

/** A file read to its end, or why it could not be. */
export async function readWholeTable(path: string, options: ReadOptions = {}): Promise<Result<WholeTable>> {
  const table = await readTable(path, options)
  if (!table.ok) return table
  const rows: TableRow[] = []
  for await (const batch of table.value.rows) {
    if (!batch.ok) return batch
    rows.push(...batch.value)
  }
  const { headers, read, sha256 } = table.value
  return ok({ headers, read, sha256, rows })
}
