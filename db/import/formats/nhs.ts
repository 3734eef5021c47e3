import type { DeceasedStatement } from '../../../shared/domain/resident.ts'
import { type Columns, columnsOf } from './columns.ts'
import type { ListFormat, RowReader } from './format.ts'
import { type RegistrationColumns, registrationReader } from './registration.ts'

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

/**
 * People who were taken off the NHS list, in its own columns: only who brings it knows that it is this one. Taking a
 * list of the removed for the list itself would put them all back on it.
 */
export const deductionsFormat: ListFormat = {
  ...nhsFormat,
  id: 'deductions',
  label: 'people removed from the NHS list',
  isCumulative: false,
  removes: true,
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

const patient: RegistrationColumns = {
  text: {
    givenName: 'PatientFirstName',
    middleName: 'PatientOtherName',
    familyName: 'PatientSurname',
    gpPracticeCode: 'GPPractice_Code',
    gpPractice: 'Practice_NAME',
    telephone: 'contact_telephone',
    mobile: 'mobile',
    landline: 'landline',
    localAuthority: 'oslaua',
  },
  nhsNumber: 'Traced_NHSNUMBER',
  dateOfBirth: 'DateOfBirth',
  postcode: 'PatientAddress_PostCode',
  address: [1, 2, 3, 4, 5].map((line) => `PatientAddress_Line${line}`),
  yesNo: {},
  statedOn: ['InceptionDate'],
}

function nhsReader(columns: Columns): RowReader {
  const gender = columns.reader('Gender')
  const deceased = columns.reader(deceasedHeader)
  const flags = flagReaders(columns)
  return registrationReader(columns, patient, (cells, values) => {
    const sex = gender(cells)
    if (sex === '1') values.sex = 'male'
    else if (sex === '2') values.sex = 'female'
    const death = statementOfDeath(deceased(cells))
    if (death !== null) values.deceased = death
    const clinical: string[] = []
    let flagged = false
    for (const [reason, flag] of flags) {
      const set = flag(cells)
      if (set !== null) flagged = true
      if (isSet(set)) clinical.push(reason)
    }
    if (flagged) values.clinicalFlags = clinical.sort()
  })
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
