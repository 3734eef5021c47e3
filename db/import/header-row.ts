import { fail, ok, type Result } from '../../shared/result.ts'
import { plainText } from '../export/neutral-text.ts'

/**
 * The headers of a file, from its first row that holds anything. Fails with `badFile` where a header comes twice: the
 * program could only guess which of the two columns is meant.
 */
export function headerRow(cells: readonly string[]): Result<readonly string[]> {
  const headers = cells.map((cell) => plainText(cell).trim().replace(/\s+/g, ' '))
  const seen = new Map<string, string>()
  const twice = new Map<string, string>()
  for (const header of headers) {
    if (header === '') continue
    const folded = foldHeader(header)
    if (seen.has(folded)) twice.set(folded, header)
    seen.set(folded, header)
  }
  if (twice.size > 0) {
    const names = [...twice.values()].map((header) => `“${header}”`).join(', ')
    return fail(
      'badFile',
      `More than one column is headed ${names}. Give each column a header of its own, and try again. Nothing was changed.`,
    )
  }
  return ok(headers)
}

/** Headers are the same whatever their case and their spaces. */
export function foldHeader(header: string): string {
  return header.toLowerCase().replace(/\s+/g, ' ').trim()
}
