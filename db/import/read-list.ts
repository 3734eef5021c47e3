import { type ImportAs, type ImportWarning, importWarnings } from '../../shared/domain/import.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { RejectedRow } from '../export/rejects.ts'
import type { ListFormat } from './formats/format.ts'
import { recogniseFormat } from './formats/index.ts'
import { type Registration, rowGrouper } from './group-rows.ts'
import { readTable } from './read-table.ts'
import type { ReadOptions } from './table.ts'

/** Everything that one file says, before it is compared with what its source said before. */
export interface ReadList {
  readonly format: ListFormat
  readonly headers: readonly string[]
  /** "UTF-8, comma" */
  readonly read: string
  readonly sha256: string
  /** Rows that hold anything, those rejected among them. */
  readonly rows: number
  readonly registrations: readonly Registration[]
  readonly rejected: readonly RejectedRow[]
  /** How many registrations have each warning. */
  readonly warnings: Readonly<Record<ImportWarning, number>>
}

/**
 * Reads a list of a known format to its end. Fails as `readTable` and `recogniseFormat` do, and with `badFile` where
 * not one row could be taken. Touches no store: it may run in a worker.
 */
export async function readList(
  path: string,
  options: ReadOptions & { readonly as?: ImportAs | null } = {},
): Promise<Result<ReadList>> {
  const table = await readTable(path, options)
  if (!table.ok) return table
  const { headers, read, sha256 } = table.value
  const known = recogniseFormat(headers, options.as)
  if (!known.ok) return known
  const grouper = rowGrouper()
  const rejected: RejectedRow[] = []
  let rows = 0
  for await (const batch of table.value.rows) {
    if (!batch.ok) return batch
    for (const { number, cells, rejected: reason } of batch.value) {
      rows++
      if (reason !== null) {
        rejected.push({ number, cells, reason })
        continue
      }
      const reading = known.value.read(cells)
      if (reading.kind === 'resident') grouper.add({ row: number, ...reading.statement })
      else if (reading.kind === 'rejected') rejected.push({ number, cells, reason: reading.reason })
      else rows--
    }
  }
  const registrations = grouper.registrations()
  if (registrations.length === 0) {
    return fail(
      'badFile',
      `Not one of the ${rows} rows could be taken${rejected[0] ? `. Row ${rejected[0].number}: ${rejected[0].reason}` : '.'} Nothing was changed.`,
    )
  }
  return ok({
    format: known.value.format,
    headers,
    read,
    sha256,
    rows,
    registrations,
    rejected,
    warnings: countWarnings(registrations),
  })
}

function countWarnings(registrations: readonly Registration[]): Record<ImportWarning, number> {
  const counts = Object.fromEntries(importWarnings.map((warning) => [warning, 0])) as Record<ImportWarning, number>
  for (const { warnings } of registrations) for (const warning of warnings) counts[warning]++
  return counts
}
