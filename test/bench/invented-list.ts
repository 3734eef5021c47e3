import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'

const starts = ['Sil', 'Kim', 'Obi', 'Raj', 'Mor', 'Tho', 'Wal', 'Har', 'Gre', 'Nov', 'Pet', 'Abd', 'Chu', 'Dav', 'Eva']
const middles = ['va', 'ber', 'lin', 'ton', 'ka', 'sen', 'mo', 'ri', 'da', 'wen', 'lo', 'ne', 'shi', 'gar', 'po']
const ends = ['', 's', 'n', 'son', 'ski', 'ova', 'man', 'ley', 'well', 'ford', 'ko', 'ham', 'ton', 'by', 'wood']
const given = ['Ada', 'Min', 'Ana', 'Priya', 'Tom', 'Selvi', 'Omar', 'Olena', 'Joan', 'Peter', 'Ji-woo', 'Yusuf']

/** Letters of the second half of a postcode. */
const inward = 'ABDEFGHJLN'

const headers = [
  'Traced_NHSNUMBER',
  'DateOfBirth',
  'PatientFirstName',
  'PatientSurname',
  'PatientAddress_Line1',
  'PatientAddress_PostCode',
  'mobile',
  'landline',
  'Gender',
  'Flag_Respiratory',
  'Flag_PDSInformallyDeceased',
  'InceptionDate',
]

/** An NHS list of that many invented people, one row each: names that share beginnings, Ofcom's drama numbers, 999 numbers. */
export function inventedList(people: number): string {
  const lines = [headers.join(',')]
  for (let n = 0; n < people; n++) {
    const one = inventedPerson(n)
    lines.push(
      [
        one.nhsNumber,
        one.dateOfBirth.replaceAll('-', ''),
        one.givenName,
        one.familyName,
        one.address,
        one.postcode,
        one.mobile,
        one.landline ?? 'NA',
        String(1 + (n % 2)),
        String(n % 2),
        n % 40 === 0 ? '1' : '0',
        '2020-03-23',
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

/** What that list says of the nth, as a registration has it. */
export function inventedValues(n: number): ResidentValues {
  const { address, landline, dateOfBirth, ...rest } = inventedPerson(n)
  return {
    ...rest,
    dateOfBirth: dateOfBirth as CalendarDate,
    address: [address],
    sex: n % 2 === 0 ? 'female' : 'male',
    clinicalFlags: n % 2 === 0 ? [] : ['Respiratory'],
    ...(landline === null ? {} : { landline }),
    ...(n % 40 === 0 ? { deceased: 'yes' } : {}),
  }
}

function inventedPerson(n: number) {
  // Two people a home, twenty homes a postcode, as in a town.
  const home = n >> 1
  const place = Math.floor(home / 20)
  return {
    nhsNumber: String(9_990_000_000 + n),
    dateOfBirth: `19${25 + (n % 60)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    givenName: given[(n * 5 + (n >> 5)) % 12] ?? '',
    // Steps that have no factor in common with the lengths, so that the names are spread.
    familyName: `${starts[(n * 7) % 15]}${middles[(n * 11 + (n >> 4)) % 15]}${ends[(n * 13 + (n >> 8)) % 15]}`,
    address: `${1 + (home % 240)} ${starts[Math.floor(home / 240) % 15]}${middles[Math.floor(home / 3600) % 15]} Road`,
    postcode: `KT${1 + (Math.floor(place / 1000) % 29)} ${place % 10}${inward[Math.floor(place / 10) % 10]}${inward[Math.floor(place / 100) % 10]}`,
    mobile: `07700 900${String(n % 1000).padStart(3, '0')}`,
    landline: n % 3 === 0 ? `020 7946 0${String(n % 1000).padStart(3, '0')}` : null,
  }
}
