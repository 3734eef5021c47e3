import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readSheet } from 'read-excel-file/node'
import { fail, ok, type Result } from '../../shared/result.ts'
import { checkRow } from './check-row.ts'
import { headerRow } from './header-row.ts'
import type { ReadOptions, Table, TableRow } from './table.ts'

const batchSize = 1000

/**
 * Opens the first sheet of an Excel workbook. Formula cells give the value that was last worked out; dates are
 * `2020-04-03`; numbers are written out in full, so that a telephone number is no `7.7E+9`. Failures as in `readTable`.
 */
export async function readXlsx(path: string, options: ReadOptions): Promise<Result<Table>> {
  const sha256 = await fileSha256(path, options.signal)
  let sheet: readonly (readonly unknown[])[]
  try {
    sheet = await readSheet(path, { parseNumber: numberText, trim: false })
  } catch {
    return fail('badFile', 'The workbook is damaged or was cut off on its way. Ask for it again. Nothing was changed.')
  }
  const at = sheet.findIndex((row) => row.some((cell) => cellText(cell).trim() !== ''))
  if (at < 0) return fail('badFile', 'The first sheet of the workbook is empty. Move the list to the first sheet.')
  const cells = (sheet[at] ?? []).map(cellText)
  while (cells.at(-1)?.trim() === '') cells.pop()
  const headers = headerRow(cells)
  if (!headers.ok) return headers
  const roughRows = sheet.length - at - 1
  if (!sheet.slice(at + 1).some((row) => row.some((cell) => cellText(cell).trim() !== ''))) {
    return fail('badFile', 'The first sheet has headers but no rows below them. Nothing was changed.')
  }
  return ok({
    headers: headers.value,
    read: 'Excel workbook, first sheet',
    sha256,
    roughRows,
    rows: rowsOf(sheet, at + 1, headers.value.length, options),
  })
}

async function* rowsOf(
  sheet: readonly (readonly unknown[])[],
  from: number,
  width: number,
  options: ReadOptions,
): AsyncGenerator<Result<readonly TableRow[]>> {
  for (let start = from; start < sheet.length; start += batchSize) {
    if (options.signal?.aborted) return yield fail('cancelled', 'The import was cancelled. Nothing was changed.')
    const rows: TableRow[] = []
    for (let i = start; i < Math.min(start + batchSize, sheet.length); i++) {
      const cells = (sheet[i] ?? []).map(cellText)
      // A sheet has no ragged rows: cells beyond the headers are the only ones that cannot be placed.
      while (cells.length > width && cells.at(-1)?.trim() === '') cells.pop()
      while (cells.length < width) cells.push('')
      const row = checkRow(i + 1, cells, width, false)
      if (row) rows.push(row)
    }
    if (rows.length > 0) yield ok(rows)
    options.onProgress?.(start + rows.length - from, sheet.length - from)
    await new Promise((next) => setImmediate(next))
  }
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dateText(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return String(cell)
}

/** A number as people write it: whole ones in full, others to the 15 places that spreadsheets keep. */
function numberText(stored: string): string {
  if (/^\d+$/.test(stored)) return stored
  const value = Number(stored)
  if (!Number.isFinite(value)) return stored
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

/** A day as `2020-04-03`; with the time behind it where it has one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.valueOf())) return ''
  // Serial numbers are fractions of a day: what was 14:02:00 may be a hair's breadth less.
  const text = new Date(Math.round(date.valueOf() / 1000) * 1000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

async function fileSha256(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { signal }) as AsyncIterable<Buffer>) hash.update(piece)
  return hash.digest('hex')
}
