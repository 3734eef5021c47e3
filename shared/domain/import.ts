import type { Source } from '../codes/sources.ts'
import type { PersonRow } from './case-file.ts'
import type { FileId, ImportId } from './ids.ts'
import type { ResidentField } from './resident.ts'
import type { Instant } from './time.ts'

export const importParts = ['new', 'changed', 'unchanged', 'held', 'rejected', 'gone', 'possibleDuplicate'] as const
export type ImportPart = (typeof importParts)[number]

/** What a file is said to be, where its headers cannot tell: people removed from the NHS list, in its own columns. */
export const importKinds = ['deductions'] as const
export type ImportAs = (typeof importKinds)[number]

/** What a file would change, before anything is written. Counts are of residents, except rows and rejected. */
export interface ImportPreview {
  readonly importId: ImportId
  readonly format: string
  readonly formatLabel: string
  readonly source: Source
  readonly fileName: string
  readonly rows: number
  readonly residents: { readonly new: number; readonly changed: number; readonly unchanged: number }
  readonly held: { readonly deceased: number; readonly contradicted: number }
  readonly callable: number
  /** Rows that cannot be read as a resident, each with its reason. */
  readonly rejected: number
  readonly gone: number
  readonly possibleDuplicates: number
  /** Open needs that the registrations state for the first time. */
  readonly needsOpened: number
  /** Of a file of people removed: those who are not on the list here either. */
  readonly notHere: number
  readonly warnings: Readonly<Record<ImportWarning, number>>
  /** The character set and delimiter found: "UTF-8, comma". */
  readonly read: string
}

export const importWarnings = [
  'nhsNumberCheckDigit',
  'noSurname',
  'noDateOfBirth',
  'noTelephone',
  'doubtfulPostcode',
  'dateNotUnderstood',
] as const
export type ImportWarning = (typeof importWarnings)[number]

export const importWarningLabels: Record<ImportWarning, string> = {
  nhsNumberCheckDigit: 'NHS number fails its check digit; kept',
  noSurname: 'No surname; kept',
  noDateOfBirth: 'No date of birth; kept',
  noTelephone: 'No telephone number; kept',
  doubtfulPostcode: 'Postcode not in the usual form; kept',
  dateNotUnderstood: 'A date could not be understood; kept without it',
}

/** What `hub import --json` prints, and what the window shows when it is done. */
export interface ImportOutcome extends ImportPreview {
  /** How many events were written: none where the file said nothing new. */
  readonly events: number
}

export interface ImportRowView {
  readonly rowNumbers: readonly number[]
  readonly name: string
  readonly detail: string
  readonly changes: readonly { readonly field: ResidentField; readonly from: unknown; readonly to: unknown }[]
  readonly warnings: readonly ImportWarning[]
  readonly reason: string | null
}

export interface ImportHistoryRow {
  readonly importId: ImportId
  readonly at: Instant
  readonly by: string
  readonly fileName: string
  readonly source: Source
  readonly rows: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  /** It was taken back; with whom a person must look at, since work was done for them. */
  readonly withdrawn: { readonly at: Instant; readonly by: string; readonly kept: readonly PersonRow[] } | null
  /** It is its source's latest: only that can be taken back. */
  readonly mayUndo: boolean
}

/** What came, or would come, of taking an import back: counts of residents. */
export interface UndoneImport {
  /** Whom nothing else registered: they leave. */
  readonly leaving: number
  /** Whose source's previous word stands again. */
  readonly restored: number
  /** Whom nothing else registered, but for whom work was done: they stay, for a person to look at. */
  readonly kept: number
}

/** How far a piece of long work has got. */
export interface JobProgress {
  readonly step: string
  readonly done: number
  /** Null where it is not known yet. */
  readonly total: number | null
  /** False once the final transaction has begun. */
  readonly mayCancel: boolean
}

/** A file that was made and waits to be fetched by the window. */
export interface OutgoingFile {
  readonly fileId: FileId
  readonly name: string
  readonly mediaType: string
  readonly size: number
}
