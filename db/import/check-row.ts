import { plainText } from '../export/neutral-text.ts'
import type { TableRow } from './table.ts'

/** No resident's row is this long: a quotation mark was left open, or something else was pasted in. */
const longest = 1_000_000

/**
 * A row as it came, checked against the width of the header row; null where it is blank. `damaged` rows are those of a
 * file in which some letters could not be read.
 */
export function checkRow(number: number, cells: string[], width: number, damaged: boolean): TableRow | null {
  let length = 0
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? ''
    length += cell.length
    const first = cell.charCodeAt(0)
    if (first === 39 || first === 61) cells[i] = plainText(cell)
  }
  if (length === 0) return null
  return { number, cells, rejected: whyNot(cells, length, width, damaged) }
}

function whyNot(cells: readonly string[], length: number, width: number, damaged: boolean): string | null {
  if (length >= longest) {
    return `The row is ${(length / 1_000_000).toFixed(1)} million letters long: perhaps a quotation mark was left open.`
  }
  if (cells.length !== width) {
    const found = `The row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and there are ${width} headers`
    return cells.length < width ? `${found}.` : `${found}: perhaps a comma inside a cell is not in quotation marks.`
  }
  if (damaged && cells.some((cell) => cell.includes('\ufffd'))) return 'The row has letters that could not be read.'
  return null
}
