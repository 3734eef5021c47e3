import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import { fail, ok, type Result } from '../../shared/result.ts'
import { checkRow } from './check-row.ts'
import { headerRow } from './header-row.ts'
import { delimiters, sniffDelimiter } from './sniff-delimiter.ts'
import type { ReadOptions, Table, TableRow } from './table.ts'
import { type TextEncoding, textEncoding } from './text-encoding.ts'

/** Beyond this a record is no long row: a quotation mark was opened and the rest of the file stands in one cell. */
const longestRecord = 32_000_000
const pieceSize = 1 << 18

/** Opens a CSV file. Failures as in `readTable`. */
export async function readCsv(path: string, options: ReadOptions): Promise<Result<Table>> {
  const encoding = await textEncoding(path, options.signal)
  const delimiter = sniffDelimiter(encoding.sample)
  const rows = rowsOf(path, encoding, delimiter, options)
  const first = await rows.next()
  if (first.done) return fail('badFile', 'The file holds nothing but blank lines.')
  if (!first.value.ok) return first.value
  const headers = first.value.value.headers
  if (!headers) return fail('badFile', 'The file has no row of headers.')
  return ok({
    headers,
    read: `${encoding.label}, ${delimiters[delimiter]}`,
    sha256: encoding.sha256,
    roughRows: Math.max(1, encoding.lines - (encoding.endsLine ? 1 : 0)),
    rows: onlyRows(first.value.value.rows, rows),
  })
}

interface Piece {
  /** With the first piece only. */
  readonly headers: readonly string[] | null
  readonly rows: readonly TableRow[]
}

async function* onlyRows(
  first: readonly TableRow[],
  rest: AsyncGenerator<Result<Piece>>,
): AsyncGenerator<Result<readonly TableRow[]>> {
  yield ok(first)
  for await (const piece of rest) yield piece.ok ? ok(piece.value.rows) : piece
}

/** The first piece comes when there are headers and a row below them; then one for each stretch of the file. */
async function* rowsOf(
  path: string,
  encoding: TextEncoding,
  delimiter: string,
  options: ReadOptions,
): AsyncGenerator<Result<Piece>> {
  let headers: readonly string[] | null = null
  let given = false
  let number = 0
  let lastShort = 0
  let rows: TableRow[] = []
  for await (const records of recordsOf(path, encoding, delimiter, options.signal)) {
    if (!records.ok) return yield records
    for (const cells of records.value) {
      number++
      if (!headers) {
        if (cells.every((cell) => cell.trim() === '') || /^sep=/i.test(cells[0] ?? '')) continue
        const checked = headerRow(cells)
        if (!checked.ok) return yield checked
        headers = checked.value
        continue
      }
      const row = checkRow(number, cells, headers.length, encoding.damaged)
      if (!row) continue
      rows.push(row)
      lastShort = cells.length < headers.length ? number : 0
    }
    if (rows.length > 0) {
      yield ok({ headers: given ? null : headers, rows })
      given = true
      rows = []
      options.onProgress?.(number, Math.max(number, encoding.lines))
    }
  }
  if (lastShort === number && lastShort > 0 && !encoding.endsLine) return yield cutOff(number)
  if (headers && !given) {
    yield fail('badFile', 'The file has headers but no rows below them. Ask for it again. Nothing was changed.')
  }
}

/**
 * The records of the file, a stretch at a time. The parser works inside `write` and hands records to `on_record`, so
 * that they do not each pass through a stream's queue, which takes longer than parsing them.
 */
async function* recordsOf(
  path: string,
  encoding: TextEncoding,
  delimiter: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<string[][]>> {
  let records: string[][] = []
  let count = 0
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRecord,
    record_delimiter: encoding.sample.includes('\n') ? ['\r\n', '\n'] : ['\r'],
    on_record: (record: string[]) => {
      records.push(record)
      return null
    },
  })
  parser.on('error', () => {}) // told by `feed`
  parser.resume()
  const feed = (bytes: Uint8Array | null) =>
    new Promise<void>((done, failed) => {
      const told = (error?: Error | null) => (error ? failed(error) : done())
      if (bytes) parser.write(bytes, told)
      else parser.once('end', done).once('error', failed).end()
    })
  const decoder = encoding.decoder === 'utf-8' ? null : new TextDecoder(encoding.decoder)
  const source = createReadStream(path, { start: encoding.skip, highWaterMark: pieceSize })
  try {
    for await (const bytes of source as AsyncIterable<Buffer>) {
      if (signal?.aborted) return yield cancelled()
      await feed(decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes)
      if (records.length > 0) {
        count += records.length
        yield ok(records)
        records = []
      }
    }
    if (decoder) await feed(Buffer.from(decoder.decode()))
    await feed(null)
    if (records.length > 0) yield ok(records)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    count += records.length
    if (records.length > 0) yield ok(records)
    yield unclosed(count + 1)
  } finally {
    source.destroy()
    parser.destroy()
  }
}

function cancelled(): Result<never> {
  return fail('cancelled', 'The import was cancelled. Nothing was changed.')
}

function cutOff(row: number): Result<never> {
  return fail(
    'badFile',
    `The file stops in the middle of row ${row}: it was cut off on its way. Ask for it again. Nothing was changed.`,
  )
}

function unclosed(row: number): Result<never> {
  return fail(
    'badFile',
    `In row ${row} a quotation mark is opened and never closed: the file was cut off, or that row is damaged. Mend the row or ask for the file again. Nothing was changed.`,
  )
}
