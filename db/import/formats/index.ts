import type { ImportAs } from '../../../shared/domain/import.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { columnsOf } from './columns.ts'
import type { ListFormat, RowReader } from './format.ts'
import { governmentFormat } from './government.ts'
import { ivrFormat } from './ivr.ts'
import { deductionsFormat, nhsFormat } from './nhs.ts'
import { nsssFormat } from './nsss.ts'
import { webFormat } from './web.ts'

/** Every list that the program knows. A new one is a file beside this one, and a line here. */
export const formats: readonly ListFormat[] = [nhsFormat, governmentFormat, nsssFormat, webFormat, ivrFormat]

/**
 * Tells which list a file is by its headers, in any order and case, and gives what reads its rows. Fails with `badFile`,
 * naming the columns that are missing where it is nearly one.
 *
 * @param as what whoever brings the file says that it is, where its headers cannot tell
 */
export function recogniseFormat(
  headers: readonly string[],
  as: ImportAs | null = null,
): Result<{ format: ListFormat; read: RowReader }> {
  const columns = columnsOf(headers)
  if (as === 'deductions') {
    const missing = deductionsFormat.required.filter((header) => !columns.has(header))
    if (missing.length === 0) return ok({ format: deductionsFormat, read: deductionsFormat.reader(columns) })
    return fail(
      'badFile',
      `A file of people removed from the NHS list has the columns of that list; this one has no ${named(missing)}. Nothing was changed.`,
    )
  }
  let nearest: { format: ListFormat; missing: readonly string[] } | null = null
  for (const format of formats) {
    const missing = format.required.filter((header) => !columns.has(header))
    if (missing.length === 0) return ok({ format, read: format.reader(columns) })
    const near = missing.length <= format.required.length / 2
    if (near && (!nearest || missing.length < nearest.missing.length)) nearest = { format, missing }
  }
  if (nearest) {
    return fail(
      'badFile',
      `This looks like the ${nearest.format.label}, but it has no column ${named(nearest.missing)}. Ask for the complete file. Nothing was changed.`,
    )
  }
  const known = formats.map((format) => format.label).join(', ')
  return fail(
    'badFile',
    `The columns of this file are not those of a list that the hub knows (${known}). Its first headers are ${firstHeaders(headers)}. The headers must stand in the first row. Nothing was changed.`,
  )
}

function named(headers: readonly string[]): string {
  return headers.map((header) => `“${header}”`).join(', ')
}

function firstHeaders(headers: readonly string[]): string {
  return headers
    .filter((header) => header !== '')
    .slice(0, 3)
    .map((header) => `“${header.length > 40 ? `${header.slice(0, 40)}…` : header}”`)
    .join(', ')
}
