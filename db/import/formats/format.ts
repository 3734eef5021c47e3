import type { Source } from '../../../shared/codes/sources.ts'
import type { ImportWarning } from '../../../shared/domain/import.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'
import type { Columns } from './columns.ts'

/** A kind of list that the hub receives. One file each; `formats/index.ts` names them all. */
export interface ListFormat {
  readonly id: string
  /** For people. */
  readonly label: string
  readonly source: Source
  /** Each file is the whole list: who is not in the newest one is on the list no more. */
  readonly isCumulative: boolean
  /** Whom it names are on the source's list no more; nothing else is taken from it but that somebody died. */
  readonly removes?: true
  /** The headers without which it is not this list, or may not be read as it. Others may be missing. */
  readonly required: readonly string[]
  /** Looks its columns up once, and gives what reads a row. */
  reader(columns: Columns): RowReader
}

/** Reads the cells of one row. Pure: the same cells always read the same. */
export type RowReader = (cells: readonly string[]) => RowReading

export type RowReading =
  | { readonly kind: 'resident'; readonly statement: Statement }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'blank' }

/** What one row says of one resident. */
export interface Statement {
  readonly values: ResidentValues
  /** The source's own date for it, where it gives one. */
  readonly statedOn: CalendarDate | null
  readonly warnings: readonly ImportWarning[]
}
