import { fail, type Result } from '../../shared/result.ts'
import { fileKind } from './file-kind.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { ReadOptions, Table } from './table.ts'

/**
 * Opens a CSV or XLSX file and reads its headers; the rows follow as they are asked for.
 *
 * Fails with `badFile` where the file is neither, is damaged or empty, has no rows or has one header twice, and with
 * `cancelled`. Rows that cannot be taken are no failure: each says why (`TableRow.rejected`).
 */
export async function readTable(path: string, options: ReadOptions = {}): Promise<Result<Table>> {
  try {
    const kind = await fileKind(path)
    if (!kind.ok) return kind
    return kind.value === 'xlsx' ? await readXlsx(path, options) : await readCsv(path, options)
  } catch (error) {
    if (options.signal?.aborted) return fail('cancelled', 'The import was cancelled. Nothing was changed.')
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') return fail('badFile', 'There is no such file. Nothing was changed.')
    if (code === 'EISDIR') return fail('badFile', 'That is a folder. Choose a CSV or Excel file.')
    if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') {
      return fail('badFile', 'The file may not be read. Is it open in another program? Close it there and try again.')
    }
    throw error
  }
}
