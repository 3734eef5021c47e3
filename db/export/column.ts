import { phoneDigits, showPhone } from '../../shared/domain/phone.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { neutralText } from './neutral-text.ts'

/** A column of an outgoing table. The kind says how its cells are written, and what a spreadsheet makes of them. */
export interface Column {
  readonly header: string
  /** `date` cells are calendar dates; `phone` cells are written as people in Britain write them. */
  readonly kind: 'text' | 'number' | 'date' | 'phone'
  /** In letters; by the longest word, where none is given. */
  readonly width?: number
  /** The only answers that are taken, chosen from a list in the sheet. */
  readonly choices?: readonly string[]
}

export type Cell = string | number | null

export interface Sheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A cell as text, with nothing in it that a spreadsheet would run. Several numbers in one cell are parted by commas. */
export function cellText(column: Column, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (column.kind === 'phone') return neutralText(cell.split(', ').map(national).join(', '))
  return neutralText(cell)
}

/** Whether a text is a day of the calendar as the program keeps it. */
export function isCalendarDate(text: string): text is CalendarDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}

function national(written: string): string {
  const digits = phoneDigits(written)
  return digits === null ? written : showPhone(digits)
}
