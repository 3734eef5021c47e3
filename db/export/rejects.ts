import type { Column } from './column.ts'
import { writeCsv } from './csv.ts'

export interface RejectedRow {
  /** As the spreadsheet numbers it. */
  readonly number: number
  readonly cells: readonly string[]
  readonly reason: string
}

/** Ours, behind the file's own: taken off again where the file is itself such a list, put right and tried once more. */
const rowHeader = 'Row in the file'
const reasonHeader = 'Why it was not taken'
const surplusHeader = 'Cells beyond the last header'

/** A cell longer than this is no name or address; what stands in it is of no use to whoever mends the row. */
const longestCell = 2000

/**
 * The rows of a file that were not taken, under the file's own headers and with the reason behind, as CSV: put right,
 * it may be imported as it is.
 */
export function writeRejects(headers: readonly string[], rows: Iterable<RejectedRow>): Uint8Array {
  const own = headers.map((header, place) => ({ header, place })).filter(({ header }) => !ours.has(header))
  const all = [...rows]
  const surplus = all.some((row) => row.cells.length > headers.length)
  const columns: Column[] = [
    ...own.map(({ header }): Column => ({ header, kind: 'text' })),
    ...(surplus ? [{ header: surplusHeader, kind: 'text' } as const] : []),
    { header: rowHeader, kind: 'number' },
    { header: reasonHeader, kind: 'text' },
  ]
  const records = all.map((row) => [
    ...own.map(({ place }) => shortened(row.cells[place] ?? '')),
    ...(surplus ? [shortened(row.cells.slice(headers.length).join(' | '))] : []),
    row.number,
    row.reason,
  ])
  return writeCsv(columns, records)
}

const ours = new Set([rowHeader, reasonHeader, surplusHeader])

function shortened(cell: string): string {
  return cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell
}
