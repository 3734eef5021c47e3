import { stringify } from 'csv-stringify/sync'
import type { CalendarDate } from '../../shared/domain/time.ts'
import type { DemoPerson } from './borough.ts'

/** One person's row in the NHS list, as the list has it on its day. */
export interface NhsListRow {
  readonly person: DemoPerson
  readonly added: CalendarDate
  readonly deceased: boolean
  readonly withPhones: boolean
}

/** The NHS shielded patient list as a file: its own headers, every cell in quotation marks, `NA` for not known. */
export function nhsListFile(rows: readonly NhsListRow[]): string {
  return stringify([headers, ...rows.map(cells)], { quoted: true, record_delimiter: 'windows' })
}

const headers = [
  'Traced_NHSNUMBER',
  'DateOfBirth',
  'PatientFirstName',
  'PatientOtherName',
  'PatientSurname',
  'PatientAddress_Line1',
  'PatientAddress_Line2',
  'PatientAddress_Line3',
  'PatientAddress_Line4',
  'PatientAddress_Line5',
  'PatientAddress_PostCode',
  'GPPractice_Code',
  'Practice_NAME',
  'contact_telephone',
  'mobile',
  'landline',
  'oslaua',
  'ccg',
  'Flag_Chemo/Radiotherapy',
  'Flag_Respiratory',
  // The list's own spelling.
  'Flag_HeamatologicalCancers',
  'Flag_PregnantWithCongentialHeartDefect',
  'Flag_Transplant',
  'Flag_RareDiseases',
  'Gender',
  'Flag_PDSInformallyDeceased',
  'oscty',
  'Data_Source',
  'InceptionDate',
]

function cells({ person, added, deceased, withPhones }: NhsListRow): string[] {
  const [first = 'NA', second] = person.address
  const landline = withPhones ? person.landline : null
  const mobile = withPhones ? person.mobile : null
  return [
    person.nhsNumber,
    person.dateOfBirth.replaceAll('-', ''),
    person.givenName,
    person.middleName ?? 'NA',
    person.familyName,
    first,
    second ?? 'NA',
    'NA',
    person.town,
    'Surrey',
    person.postcode,
    person.gpPracticeCode,
    person.gpPractice,
    landline ?? mobile ?? 'NA',
    mobile ?? 'NA',
    landline ?? 'NA',
    'Kingston upon Thames',
    '36L',
    ...[0, 1, 2, 3, 4, 5].map((flag) => (person.clinicalFlags.includes(flag) ? '1' : '0')),
    person.sex === 'male' ? '1' : '2',
    deceased ? '1' : '0',
    'NA',
    added === '2020-03-23' ? 'Initial' : 'GP WEEKLY SPL',
    added,
  ]
}
