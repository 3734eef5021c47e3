import { stringify } from 'csv-stringify/sync'
import { type Cell, type Column, cellText } from './column.ts'

/**
 * A table as CSV that spreadsheets open as it is meant: UTF-8 with a byte order mark, CRLF, every text in quotation
 * marks, no cell that would be run as a formula, telephone numbers as they are written in Britain.
 */
export function writeCsv(columns: readonly Column[], rows: Iterable<readonly Cell[]>): Uint8Array {
  const records: (string | number | null)[][] = [
    columns.map((column) => cellText({ ...column, kind: 'text' }, column.header)),
  ]
  for (const row of rows) {
    records.push(columns.map((column, i) => (typeof row[i] === 'number' ? row[i] : cellText(column, row[i] ?? null))))
  }
  const text = stringify(records, { bom: true, quoted_string: true, record_delimiter: 'windows' })
  return new TextEncoder().encode(text)
}
