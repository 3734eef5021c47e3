import { fail, ok, type Result } from '../../../shared/result.ts'
import { columnsOf } from './columns.ts'
import type { ListFormat, RowReader } from './format.ts'
import { governmentFormat } from './government.ts'
import { ivrFormat } from './ivr.ts'
import { nhsFormat } from './nhs.ts'
import { webFormat } from './web.ts'

/** Every list that the program knows. A new one is a file beside this one, and a line here. */
export const formats: readonly ListFormat[] = [nhsFormat, governmentFormat, webFormat, ivrFormat]

/**
 * Tells which list a file is by its headers, in any order and case, and gives what reads its rows. Fails with `badFile`,
 * naming the columns that are missing where it is nearly one.
 */
export function recogniseFormat(headers: readonly string[]): Result<{ format: ListFormat; read: RowReader }> {
  const columns = columnsOf(headers)
  let nearest: { format: ListFormat; missing: readonly string[] } | null = null
  for (const format of formats) {
    const missing = format.required.filter((header) => !columns.has(header))
    if (missing.length === 0) return ok({ format, read: format.reader(columns) })
    const near = missing.length <= format.required.length / 2
    if (near && (!nearest || missing.length < nearest.missing.length)) nearest = { format, missing }
  }
  if (nearest) {
    const names = nearest.missing.map((header) => `“${header}”`).join(', ')
    return fail(
      'badFile',
      `This looks like the ${nearest.format.label}, but it has no column ${names}. Ask for the complete file. Nothing was changed.`,
    )
  }
  const known = formats.map((format) => format.label).join(', ')
  return fail(
    'badFile',
    `The columns of this file are not those of a list that the hub knows (${known}). Its first headers are ${firstHeaders(headers)}. The headers must stand in the first row. Nothing was changed.`,
  )
}

function firstHeaders(headers: readonly string[]): string {
  return headers
    .filter((header) => header !== '')
    .slice(0, 3)
    .map((header) => `“${header.length > 40 ? `${header.slice(0, 40)}…` : header}”`)
    .join(', ')
}
