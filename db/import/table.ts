import type { Result } from '../../shared/result.ts'

/** A file of rows under headers, opened: nothing is known yet of who the rows are. */
export interface Table {
  /** As they are written in the file, trimmed; a column without a header has an empty one. */
  readonly headers: readonly string[]
  /** How the file was read, for people: "UTF-8, comma". */
  readonly read: string
  /** Of the whole file as it lay on the disk, in hexadecimal. */
  readonly sha256: string
  /** About how many rows there are: for progress only. */
  readonly roughRows: number
  /**
   * The rows below the headers, in batches, blank rows left out. May be read once. A failure (the file is cut off, the
   * reading was cancelled) is the last that comes.
   */
  readonly rows: AsyncIterable<Result<readonly TableRow[]>>
}

export interface TableRow {
  /** The number that a spreadsheet shows beside the row: the header row is 1, as a rule. */
  readonly number: number
  readonly cells: readonly string[]
  /** Why this row cannot be taken, in a sentence; null where it can. The other rows go on. */
  readonly rejected: string | null
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Rows read so far, and about how many there are. */
  readonly onProgress?: ((rows: number, roughRows: number) => void) | undefined
}
