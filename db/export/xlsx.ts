import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { type Cell, type Column, cellText, isCalendarDate, type Sheet } from './column.ts'
import { dropDowns } from './drop-downs.ts'
import { fixZipTimes } from './fix-zip-times.ts'

/** As the library's overload for several sheets takes it. */
type WrittenSheet = Parameters<typeof writeExcelFile>[0][number]

/** What Excel takes in one cell. */
const longestCell = 32_767
const widest = 60

/**
 * A workbook of one or more sheets, each a table under a header row that stays in sight. Text stays text (a number
 * keeps its noughts), dates are dates, and nothing is run as a formula. The same sheets always give the same bytes.
 */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(
    (sheet): WrittenSheet => ({
      sheet: sheetName(sheet.name),
      data: sheetData(sheet),
      columns: sheet.columns.map((column, i) => ({ width: column.width ?? widthOf(column, sheet.rows, i) })),
      stickyRowsCount: 1,
    }),
  )
  const buffer = await writeExcelFile(written, { features: [dropDowns(sheets)] }).toBuffer()
  return fixZipTimes(new Uint8Array(buffer))
}

function sheetData(sheet: Sheet): SheetData {
  const header = sheet.columns.map((column) => ({
    value: cellSafe(cellText({ ...column, kind: 'text' }, column.header)),
    fontWeight: 'bold' as const,
    wrap: true,
    backgroundColor: '#e8edf2',
  }))
  const rows = sheet.rows.map((row) => sheet.columns.map((column, i) => written(column, row[i] ?? null)))
  return [header, ...rows]
}

function written(column: Column, cell: Cell): SheetData[number][number] {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (column.kind === 'date' && isCalendarDate(cell)) {
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'd mmmm yyyy', align: 'left' }
  }
  return { value: cellSafe(cellText(column, cell)), type: String, format: '@', wrap: true, alignVertical: 'top' }
}

/** `_x0041_` is how the format writes a letter by its number: where somebody really wrote that, it must be said so. */
function cellSafe(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').slice(0, longestCell)
}

/** Excel takes 31 letters, and none of these. */
function sheetName(name: string): string {
  return name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31)
}

function widthOf(column: Column, rows: readonly (readonly Cell[])[], at: number): number {
  let width = column.header.length
  for (const row of rows.slice(0, 200)) width = Math.max(width, String(row[at] ?? '').length)
  return Math.min(widest, width + 2)
}
