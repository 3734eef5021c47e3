import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { inventBorough } from '../../../db/demo/borough.ts'
import { seededChance } from '../../../db/demo/chance.ts'
import { nhsListFile } from '../../../db/demo/nhs-list.ts'
import { recogniseFormat } from '../../../db/import/formats/index.ts'
import { CalendarDate } from '../../../shared/domain/time.ts'

test('the sample’s list is read as an NHS list, every row whole and without a warning', () => {
  const people = inventBorough(seededChance(5), 400)
  const added = CalendarDate.parse('2020-03-23')
  const file = nhsListFile(people.map((person) => ({ person, added, deceased: person.key === 3, withPhones: true })))
  const [headers, ...rows]: string[][] = parse(file)
  const format = recogniseFormat(headers ?? [])
  if (!format.ok) throw new Error(format.error.message)
  const statements = rows.map((row) => format.value.read(row))
  for (const [at, person] of people.entries()) {
    const read = statements[at]
    if (read?.kind !== 'resident') throw new Error(`Row ${at} was not read as a resident.`)
    expect(read.statement.warnings).toEqual([])
    expect(read.statement.statedOn).toBe(added)
    const { values } = read.statement
    expect(values).toMatchObject({
      nhsNumber: person.nhsNumber,
      givenName: person.givenName,
      familyName: person.familyName,
      dateOfBirth: person.dateOfBirth,
      sex: person.sex,
      postcode: person.postcode,
      deceased: person.key === 3 ? 'yes' : 'no',
    })
    expect(values.landline ?? null).toBe(person.landline)
    expect(values.mobile ?? null).toBe(person.mobile)
    expect(values.clinicalFlags).toHaveLength(person.clinicalFlags.length)
  }
})
