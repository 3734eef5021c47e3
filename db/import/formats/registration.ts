import { nhsNumberDigits } from '../../../shared/domain/nhs-number.ts'
import { normalPostcode } from '../../../shared/domain/postcode.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { warningsOf } from '../warnings-of.ts'
import type { Columns } from './columns.ts'
import type { RowReader } from './format.ts'
import { readDate } from './read-date.ts'
import { tooLong } from './too-long.ts'

/** Under which headers a list has what is said of a resident. What it has no column for is left out. */
export interface RegistrationColumns {
  /** Kept as it is written. */
  readonly text: Readonly<Partial<Record<TextField, string>>>
  readonly nhsNumber: string
  readonly dateOfBirth: string
  readonly postcode: string
  readonly address: readonly string[]
  readonly yesNo: Readonly<Partial<Record<YesNoField, string>>>
  /** The source's own date of the row: the first of these that it has. */
  readonly statedOn: readonly string[]
}

type TextField =
  | 'givenName'
  | 'middleName'
  | 'familyName'
  | 'uprn'
  | 'telephone'
  | 'mobile'
  | 'landline'
  | 'email'
  | 'gpPractice'
  | 'gpPracticeCode'
  | 'localAuthority'
  | 'dietaryRequirements'
type YesNoField = 'essentialSupplies' | 'basicCareNeeds' | 'carrySupplies' | 'wantsContact'

/**
 * What reads a row of a list by its columns, which are looked up once.
 *
 * @param more what only this list has: adds to the values that were read
 */
export function registrationReader(
  columns: Columns,
  of: RegistrationColumns,
  more: (cells: readonly string[], values: ResidentValues) => void = () => {},
): RowReader {
  const texts = readersOf<TextField>(columns, of.text)
  const answers = readersOf<YesNoField>(columns, of.yesNo)
  const nhsNumber = columns.reader(of.nhsNumber)
  const dateOfBirth = columns.reader(of.dateOfBirth)
  const postcode = columns.reader(of.postcode)
  const lines = of.address.map((header) => columns.reader(header))
  const dates = of.statedOn.map((header) => columns.reader(header))

  return (cells) => {
    const values: ResidentValues = {}
    const number = nhsNumber(cells)
    if (number !== null) values.nhsNumber = nhsNumberDigits(number) ?? number
    for (const [field, read] of texts) {
      const text = read(cells)
      if (text !== null) values[field] = text
    }
    const writtenBirth = dateOfBirth(cells)
    const born = writtenBirth === null ? null : readDate(writtenBirth)
    if (born !== null) values.dateOfBirth = born
    const address: string[] = []
    for (const line of lines) {
      const text = line(cells)
      if (text !== null) address.push(text)
    }
    if (address.length > 0) values.address = address
    const code = postcode(cells)
    if (code !== null) values.postcode = normalPostcode(code) ?? code
    for (const [field, read] of answers) {
      const answer = yesNo(read(cells))
      if (answer !== null) values[field] = answer
    }
    more(cells, values)

    if (cells.every((cell) => cell.trim() === '')) return { kind: 'blank' }
    if (!values.givenName && !values.familyName && !values.nhsNumber && !values.address && !values.postcode) {
      return {
        kind: 'rejected',
        reason: 'The row has no name, no NHS number and no address: nobody can be found by it.',
      }
    }
    const long = tooLong(values)
    if (long) return { kind: 'rejected', reason: long }
    const writtenDate = firstOf(dates, cells)
    const statedOn = writtenDate === null ? null : readDate(writtenDate)
    const dateNotUnderstood = (writtenBirth !== null && born === null) || (writtenDate !== null && statedOn === null)
    return { kind: 'resident', statement: { values, statedOn, warnings: warningsOf(values, dateNotUnderstood) } }
  }
}

/** What a cell answers: `yes`, `Y`, `TRUE` and `1` are one, `no`, `N`, `FALSE` and `0` the other; else it is not known. */
export function yesNo(cell: string | null): 'yes' | 'no' | null {
  if (cell === null) return null
  const answer = cell.toLowerCase()
  if (answer === 'yes' || answer === 'y' || answer === 'true' || answer === '1') return 'yes'
  return answer === 'no' || answer === 'n' || answer === 'false' || answer === '0' ? 'no' : null
}

/** Dietary requirements, which some lists only say there are. */
export function dietOf(cell: string | null): string | null {
  if (cell === null || yesNo(cell) === 'no') return null
  return yesNo(cell) === 'yes' ? 'Has some: ask which' : cell
}

type Reader = (cells: readonly string[]) => string | null

function readersOf<F extends string>(
  columns: Columns,
  headers: Readonly<Partial<Record<F, string>>>,
): readonly (readonly [F, Reader])[] {
  return (Object.entries(headers) as [F, string][])
    .filter(([, header]) => columns.has(header))
    .map(([field, header]) => [field, columns.reader(header)] as const)
}

function firstOf(readers: readonly Reader[], cells: readonly string[]): string | null {
  for (const read of readers) {
    const text = read(cells)
    if (text !== null) return text
  }
  return null
}
