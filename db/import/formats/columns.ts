import { foldHeader } from '../header-row.ts'

/** Finds cells by header, in any order and case. */
export interface Columns {
  /** The headers as they stand in the file. */
  readonly headers: readonly string[]
  has(header: string): boolean
  /** What is in a row under that header: trimmed, and null where it is not known or there is no such column. */
  reader(header: string): (cells: readonly string[]) => string | null
}

export function columnsOf(headers: readonly string[]): Columns {
  const places = new Map<string, number>()
  headers.forEach((header, place) => {
    if (header !== '') places.set(foldHeader(header), place)
  })
  return {
    headers,
    has: (header) => places.has(foldHeader(header)),
    reader: (header) => {
      const place = places.get(foldHeader(header))
      return place === undefined ? () => null : (cells) => known(cells[place] ?? '')
    },
  }
}

/** A cell's text as it is kept: composed, on one line, without spaces around it. Null where it says "not known". */
export function known(cell: string): string | null {
  if (cell === '') return null
  const text = tidy(cell)
  if (text.length > 3) return text
  return text === '' || text === '-' || /^n\/?a$/i.test(text) ? null : text
}

/** Control characters (a line break in an address, say) are spaces; marks typed apart are put together. */
function tidy(cell: string): string {
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i)
    if (code < 32 || code > 126) {
      return cell
        .normalize('NFC')
        .replace(/[\p{Cc}\u00a0\u200b\ufeff]+/gu, ' ')
        .trim()
    }
  }
  return cell.trim()
}
