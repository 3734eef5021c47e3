import { passesCheckDigit } from '../../../shared/domain/nhs-number.ts'

export interface ListedPerson {
  readonly given: string
  readonly family: string
  readonly line1: string
  readonly postcode: string
  readonly born: string
  /** What the list says of their death: on one row, or on two that contradict each other. */
  readonly deceased: 'no' | 'yes' | 'contradicted'
}

export const headers = [
  ...['Traced_NHSNUMBER', 'DateOfBirth', 'PatientFirstName', 'PatientOtherName', 'PatientSurname'],
  ...['PatientAddress_Line1', 'PatientAddress_Line2', 'PatientAddress_PostCode', 'contact_telephone', 'mobile'],
  ...['Flag_Respiratory', 'Flag_Transplant', 'Gender', 'Flag_PDSInformallyDeceased', 'Data_Source', 'InceptionDate'],
]

/**
 * Forty invented people, of Kingston's diversity: three have died, of two it is contradicted, one has no surname, three
 * pairs live at one address, one has an NHS number whose check digit is wrong.
 */
export const listedPeople: readonly ListedPerson[] = [
  'Margaret Ashdown, 1 Villiers Road, KT1 3AR, 19380412',
  'கமலா சிவகுமார், 3 Villiers Road, KT1 3AR, 19411103',
  '민수 김, 12 Villiers Road, KT1 3AR, 19420215',
  '지우 김, 12 Villiers Road, KT1 3AR, 19450630',
  'فاطمة حسن, 8 Cambridge Road, KT1 3JU, 19500909',
  'Олена Шевченко, 21 Cambridge Road, KT1 3JU, 19480117',
  'Arthur Pemberton, 2 Elm Crescent, KT2 6HL, 19331224, yes',
  'Doreen Pemberton, 2 Elm Crescent, KT2 6HL, 19360307',
  'Sivan , 30 Elm Crescent, KT2 6HL, 19551212',
  'Gwendoline Achterberg, 5 Acre Road, KT2 6EX, 19290501, contradicted',
  'Harold Nettleship, 7 Acre Road, KT2 6EX, 19400229',
  'Priscilla Nettleship, 7 Acre Road, KT2 6EX, 19430718',
  'Ifeoma Okonkwo, 14 Acre Road, KT2 6EX, 19520321',
  "Brendan O'Malley, 19 Acre Road, KT2 6EX, 19470808, yes",
  'Sunita Deshpande, 4 Kings Road, KT2 5HS, 19490615',
  'Anjali Deshpande, 4 Kings Road, KT2 5HS, 19530126',
  'Terence Whitlock, 22 Kings Road, KT2 5HS, 19350910',
  'Rosalind Whybrow, 41 Kings Road, KT2 5HS, 19440404, contradicted',
  'Stanisław Wójcik, 9 Park Road, KT2 5LS, 19410528',
  'Mei-Ling Cheung, 16 Park Road, KT2 5LS, 19460219',
  'Dorothy Fairweather, 33 Park Road, KT2 5LS, 19320731, yes',
  'Kwame Asante, 38 Park Road, KT2 5LS, 19510111',
  'Eileen Cartwright, 6 Tudor Drive, KT2 5QJ, 19371019',
  'Ronald Thistlewood, 11 Tudor Drive, KT2 5QJ, 19390322',
  'Yasmin Rahmani, 27 Tudor Drive, KT2 5QJ, 19560505',
  'Leonard Brackenbury, 52 Tudor Drive, KT2 5QJ, 19340813',
  'Vera Humphries, 3 Ewell Road, KT6 6AF, 19401130',
  'Cyril Lovelock, 18 Ewell Road, KT6 6AF, 19311207',
  'Nirmala Pathmanathan, 24 Ewell Road, KT6 6AF, 19480924',
  'Joyce Merriweather, 60 Ewell Road, KT6 6AF, 19430216',
  'Bernard Sotherton, 8 Maple Road, KT6 4AB, 19380629',
  'Agnieszka Kowalska, 15 Maple Road, KT6 4AB, 19571001',
  'Winifred Tolhurst, 29 Maple Road, KT6 4AB, 19300303',
  'Desmond Clarke, 44 Maple Road, KT6 4AB, 19450717',
  'Patience Adeyemi, 2 South Lane, KT3 5DP, 19540420',
  'Frederick Ollerenshaw, 13 South Lane, KT3 5DP, 19360115',
  'Hye-jin Park, 26 South Lane, KT3 5DP, 19520808',
  'Muriel Stapleford, 35 South Lane, KT3 5DP, 19331028',
  'Ahmed El-Sayed, 7 Burlington Road, KT3 4LT, 19500605',
  'Kathleen Quennell, 20 Burlington Road, KT3 4LT, 19421209',
].map(read)

/** The list as a file of the NHS, quoted as theirs are. */
export function nhsList(people: readonly ListedPerson[] = listedPeople): string {
  const rows = people.flatMap((person, index) => {
    const row = (deceased: string) => [
      ...[nhsNumber(index), person.born, person.given, 'NA', person.family],
      ...[person.line1, 'Kingston upon Thames', person.postcode, landline(index), mobile(index)],
      ...['1', '0', '2', deceased, 'Initial', '2020-04-21'],
    ]
    if (person.deceased === 'contradicted') return [row('0'), row('1')]
    return [row(person.deceased === 'yes' ? '1' : '0')]
  })
  return [headers, ...rows].map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\r\n`).join('')
}

export function nameOf(person: ListedPerson): string {
  return `${person.given} ${person.family}`.trim()
}

/** 020 7946 0xxx: Ofcom, numbers for use in drama. */
export function landline(index: number): string {
  return `020 7946 0${String(500 + index)}`
}

/** 07700 900xxx: Ofcom, numbers for use in drama. */
export function mobile(index: number): string {
  return `07700 900${String(100 + index)}`
}

/** From the 999 test range, each with its check digit; that of the last person is wrong. */
function nhsNumber(index: number): string {
  for (let nine = 999_100_000 + index * 37; ; nine += 1) {
    const digits = [...'0123456789'].map((check) => `${nine}${check}`).find(passesCheckDigit)
    if (digits === undefined) continue
    return index === listedPeople.length - 1 ? `${nine}${(Number(digits[9]) + 1) % 10}` : digits
  }
}

function read(line: string): ListedPerson {
  const [name = '', line1 = '', postcode = '', born = '', deceased = 'no'] = line.split(', ')
  const [given = '', family = ''] = name.split(' ')
  const said = deceased === 'yes' || deceased === 'contradicted' ? deceased : 'no'
  return { given, family, line1, postcode, born, deceased: said }
}
