import { nhsNumberDigits } from '../../../shared/domain/nhs-number.ts'
import { normalPostcode } from '../../../shared/domain/postcode.ts'
import type { DeceasedStatement, ResidentValues } from '../../../shared/domain/resident.ts'
import { warningsOf } from '../warnings-of.ts'
import { type Columns, columnsOf } from './columns.ts'
import type { ListFormat, RowReader } from './format.ts'
import { readDate } from './read-date.ts'
import { tooLong } from './too-long.ts'

const deceasedHeader = 'Flag_PDSInformallyDeceased'

/**
 * The NHS shielded patient list, as local authorities received it from NHS Digital in 2020. Cumulative; one row a
 * patient and reason, so that a patient may come several times.
 */
export const nhsFormat: ListFormat = {
  id: 'nhs',
  label: 'NHS shielded patient list',
  source: 'nhs',
  isCumulative: true,
  // The flag of death is among them: without it the dead would be rung.
  required: [
    'Traced_NHSNUMBER',
    'DateOfBirth',
    'PatientFirstName',
    'PatientSurname',
    'PatientAddress_Line1',
    'PatientAddress_PostCode',
    deceasedHeader,
  ],
  reader: nhsReader,
}

/** The reasons for shielding, in plain words; a flag that is not among them is named as in its header. */
const reasons = new Map([
  ['Flag_Chemo/Radiotherapy', 'Chemotherapy or radiotherapy'],
  ['Flag_Respiratory', 'Severe respiratory condition'],
  ['Flag_HeamatologicalCancers', 'Cancer of the blood or bone marrow'],
  ['Flag_PregnantWithCongentialHeartDefect', 'Pregnant with congenital heart disease'],
  ['Flag_Transplant', 'Transplant'],
  ['Flag_RareDiseases', 'Rare disease'],
])

function nhsReader(columns: Columns): RowReader {
  const nhsNumber = columns.reader('Traced_NHSNUMBER')
  const dateOfBirth = columns.reader('DateOfBirth')
  const givenName = columns.reader('PatientFirstName')
  const middleName = columns.reader('PatientOtherName')
  const familyName = columns.reader('PatientSurname')
  const lines = [1, 2, 3, 4, 5].map((line) => columns.reader(`PatientAddress_Line${line}`))
  const postcode = columns.reader('PatientAddress_PostCode')
  const practiceCode = columns.reader('GPPractice_Code')
  const practice = columns.reader('Practice_NAME')
  const telephone = columns.reader('contact_telephone')
  const mobile = columns.reader('mobile')
  const landline = columns.reader('landline')
  const authority = columns.reader('oslaua')
  const gender = columns.reader('Gender')
  const deceased = columns.reader(deceasedHeader)
  const inception = columns.reader('InceptionDate')
  const flags = flagReaders(columns)

  return (cells) => {
    const values: ResidentValues = {}
    const put = <F extends keyof ResidentValues>(field: F, value: ResidentValues[F] | null) => {
      if (value !== null && value !== undefined) values[field] = value
    }
    const writtenNumber = nhsNumber(cells)
    put('nhsNumber', writtenNumber && (nhsNumberDigits(writtenNumber) ?? writtenNumber))
    put('givenName', givenName(cells))
    put('middleName', middleName(cells))
    put('familyName', familyName(cells))
    const writtenBirth = dateOfBirth(cells)
    const born = writtenBirth === null ? null : readDate(writtenBirth)
    put('dateOfBirth', born)
    const address: string[] = []
    for (const line of lines) {
      const text = line(cells)
      if (text !== null) address.push(text)
    }
    if (address.length > 0) values.address = address
    const writtenPostcode = postcode(cells)
    put('postcode', writtenPostcode && (normalPostcode(writtenPostcode) ?? writtenPostcode))
    put('gpPracticeCode', practiceCode(cells))
    put('gpPractice', practice(cells))
    put('telephone', telephone(cells))
    put('mobile', mobile(cells))
    put('landline', landline(cells))
    put('localAuthority', authority(cells))
    const sex = gender(cells)
    if (sex === '1') values.sex = 'male'
    else if (sex === '2') values.sex = 'female'
    const death = statementOfDeath(deceased(cells))
    put('deceased', death)
    const clinical: string[] = []
    let flagged = false
    for (const [reason, flag] of flags) {
      const set = flag(cells)
      if (set !== null) flagged = true
      if (isSet(set)) clinical.push(reason)
    }
    if (flagged) values.clinicalFlags = clinical.sort()

    if (cells.every((cell) => cell.trim() === '')) return { kind: 'blank' }
    if (!values.givenName && !values.familyName && !values.nhsNumber && !values.address && !values.postcode) {
      return {
        kind: 'rejected',
        reason: 'The row has no name, no NHS number and no address: nobody can be found by it.',
      }
    }
    const long = tooLong(values)
    if (long) return { kind: 'rejected', reason: long }
    const writtenInception = inception(cells)
    const statedOn = writtenInception === null ? null : readDate(writtenInception)
    const dateNotUnderstood =
      (writtenBirth !== null && born === null) || (writtenInception !== null && statedOn === null)
    return { kind: 'resident', statement: { values, statedOn, warnings: warningsOf(values, dateNotUnderstood) } }
  }
}

/** Every `Flag_` column but that of death, in whatever case. */
function flagReaders(columns: Columns): readonly (readonly [reason: string, reader: ReturnType<Columns['reader']>])[] {
  const spelt = columnsOf([...reasons.keys()])
  return columns.headers
    .filter((header) => /^flag_/i.test(header) && header.toLowerCase() !== deceasedHeader.toLowerCase())
    .map((header) => {
      const usual = spelt.headers.find((one) => one.toLowerCase() === header.toLowerCase())
      const reason = (usual && reasons.get(usual)) ?? header.slice('flag_'.length).slice(0, 60)
      return [reason, columns.reader(header)] as const
    })
}

function isSet(cell: string | null): boolean {
  return cell === '1' || cell?.toUpperCase() === 'TRUE' || cell?.toUpperCase() === 'Y'
}

/** Anything but a plain no is held to say yes: the risk lies all on one side. */
function statementOfDeath(cell: string | null): DeceasedStatement | null {
  if (cell === null) return null
  return cell === '0' || /^(?:false|no?)$/i.test(cell) ? 'no' : 'yes'
}
