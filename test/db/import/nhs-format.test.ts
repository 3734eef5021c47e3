import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats, recogniseFormat } from '../../../db/import/formats/index.ts'
import { groupRows, type NumberedStatement } from '../../../db/import/group-rows.ts'
import { rowKey } from '../../../db/import/row-key.ts'
import { ResidentValues } from '../../../shared/domain/resident.ts'

const headers =
  'Traced_NHSNUMBER DateOfBirth PatientFirstName PatientOtherName PatientSurname PatientAddress_Line1 PatientAddress_Line2 PatientAddress_PostCode Practice_NAME contact_telephone mobile landline Flag_Respiratory Flag_Transplant Gender Flag_PDSInformallyDeceased InceptionDate'.split(
    ' ',
  )

const ada = {
  Traced_NHSNUMBER: '943 476 5919',
  DateOfBirth: '19430512',
  PatientFirstName: ' Ada ',
  PatientOtherName: 'NA',
  PatientSurname: 'O’Brien',
  PatientAddress_Line1: '12 Villiers Road',
  PatientAddress_Line2: '-',
  PatientAddress_PostCode: 'kt13ar',
  Practice_NAME: 'n/a',
  contact_telephone: '+44(0)20 7946 0018',
  mobile: '',
  landline: '(020) 7946 0019',
  Flag_Respiratory: '1',
  Flag_Transplant: '0',
  Gender: '2',
  Flag_PDSInformallyDeceased: '0',
  InceptionDate: '2020-04-21',
}

function reading(row: Partial<typeof ada>, order = headers) {
  const format = recogniseFormat(order)
  if (!format.ok) throw new Error(format.error.message)
  const whole: Record<string, string> = { ...ada, ...row }
  return format.value.read(
    order.map((header) => whole[headers.find((one) => one.toLowerCase() === header.toLowerCase()) ?? ''] ?? ''),
  )
}

function statement(row: Partial<typeof ada>) {
  const read = reading(row)
  if (read.kind !== 'resident') throw new Error(`Not a resident: ${JSON.stringify(read)}`)
  return read.statement
}

describe('a row of the NHS shielded patient list', () => {
  test('is read as what it says, and no more', () => {
    expect(statement({})).toEqual({
      values: {
        nhsNumber: '9434765919',
        givenName: 'Ada',
        familyName: 'O’Brien',
        dateOfBirth: '1943-05-12',
        address: ['12 Villiers Road'],
        postcode: 'KT1 3AR',
        telephone: '+44(0)20 7946 0018',
        landline: '(020) 7946 0019',
        clinicalFlags: ['Severe respiratory condition'],
        sex: 'female',
        deceased: 'no',
      },
      statedOn: '2020-04-21',
      warnings: [],
    })
  })

  test('whatever the order and the case of its headers', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(headers, { minLength: headers.length }),
        fc.array(fc.boolean(), { minLength: headers.length, maxLength: headers.length }),
        (order, upper) => {
          const spelt = order.map((header, i) => (upper[i] ? header.toUpperCase() : header.toLowerCase()))
          expect(reading({}, spelt)).toEqual(reading({}))
        },
      ),
    )
  })

  test('with a number that fails its check digit is kept, with a warning', () => {
    const read = statement({ Traced_NHSNUMBER: '999 123 4567' })
    expect(read.values.nhsNumber).toBe('9991234567')
    expect(read.warnings).toEqual(['nhsNumberCheckDigit'])
  })

  test('lacking this and that is kept, with warnings', () => {
    const read = statement({
      PatientSurname: '',
      DateOfBirth: 'NA',
      contact_telephone: '-',
      landline: 'N/A',
      PatientAddress_PostCode: 'somewhere',
    })
    expect(read.warnings).toEqual(['noSurname', 'noDateOfBirth', 'noTelephone', 'doubtfulPostcode'])
    expect(read.values.postcode).toBe('somewhere')
  })

  test.each([
    ['19430512', '1943-05-12'],
    ['1943-05-12', '1943-05-12'],
    ['12/05/1943', '1943-05-12'],
    ['1943-05-12 00:00:00', '1943-05-12'],
    ['29/02/2000', '2000-02-29'],
  ])('born %s is %s', (written, date) => {
    expect(statement({ DateOfBirth: written }).values.dateOfBirth).toBe(date)
  })

  test.each(['19430231', '29/02/1900', '05/12/43', '12 May', '00000000'])(
    'born %s is not understood, and said so',
    (written) => {
      const read = statement({ DateOfBirth: written })
      expect(read.values.dateOfBirth).toBeUndefined()
      expect(read.warnings).toEqual(['dateNotUnderstood'])
    },
  )

  test.each([
    ['1', 'yes'],
    ['0', 'no'],
    ['TRUE', 'yes'],
    ['deceased', 'yes'],
    ['NA', undefined],
  ])('a flag of death %j says %s', (flag, says) => {
    expect(statement({ Flag_PDSInformallyDeceased: flag }).values.deceased).toBe(says)
  })

  test('without name, number and address is rejected; wholly blank is skipped', () => {
    const nobody = Object.fromEntries(headers.map((header) => [header, ''])) as typeof ada
    expect(reading({ ...nobody, landline: '020 7946 0018' })).toMatchObject({ kind: 'rejected' })
    expect(reading(nobody)).toEqual({ kind: 'blank' })
  })

  test('with a cell that no case file can hold is rejected, not cut', () => {
    expect(reading({ PatientSurname: 'x'.repeat(5000) })).toEqual({
      kind: 'rejected',
      reason: 'Last name is longer than can be kept.',
    })
  })

  test('always fits the events, whatever is in the cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('NA', '-', '1', '0', '2020-02-30'),
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), (cells) => {
        const read = reading(Object.fromEntries(headers.map((header, i) => [header, cells[i]])) as typeof ada)
        if (read.kind === 'resident') expect(ResidentValues.parse(read.statement.values)).toEqual(read.statement.values)
      }),
    )
  })
})

describe('files that are not the list', () => {
  test('nearly it: the missing columns are named', () => {
    const most = headers.filter((header) => header !== 'Flag_PDSInformallyDeceased')
    expect(recogniseFormat(most)).toMatchObject({
      ok: false,
      error: { code: 'badFile', message: expect.stringContaining('“Flag_PDSInformallyDeceased”') },
    })
  })

  test('something else: its first headers are named', () => {
    expect(recogniseFormat(['Colour', '', 'Shape'])).toMatchObject({
      ok: false,
      error: { code: 'badFile', message: expect.stringContaining('“Colour”, “Shape”') },
    })
  })

  test('no two formats share an id', () => {
    expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length)
  })
})

describe('rows about the same resident', () => {
  const rows = (...parts: Partial<typeof ada>[]): NumberedStatement[] =>
    parts.map((part, i) => ({ row: i + 2, ...statement(part) }))

  test('are one registration: reasons of any row, other fields from the latest', () => {
    const [one, ...others] = groupRows(
      rows(
        { Flag_Respiratory: '0', InceptionDate: '2020-04-01', mobile: '07700 900001' },
        { Flag_Transplant: '1', InceptionDate: '2020-05-01', landline: '020 7946 0001' },
        { InceptionDate: '2020-03-01', landline: '020 7946 0002', PatientOtherName: 'May' },
      ),
    )
    expect(others).toEqual([])
    expect(one).toMatchObject({
      key: 'nhs 9434765919',
      rows: [2, 3, 4],
      statedOn: '2020-05-01',
      values: {
        clinicalFlags: ['Severe respiratory condition', 'Transplant'],
        landline: '020 7946 0001',
        mobile: '07700 900001',
        middleName: 'May',
        deceased: 'no',
      },
    })
  })

  test.each([
    [['1', '1'], 'yes'],
    [['0', '0'], 'no'],
    [['1', '0'], 'contradicted'],
    [['0', 'NA', '1'], 'contradicted'],
    [['NA', '1'], 'yes'],
    [['NA', 'NA'], undefined],
  ])('flags of death %j together say %s', (flags, says) => {
    const [one] = groupRows(rows(...flags.map((flag) => ({ Flag_PDSInformallyDeceased: flag }))))
    expect(one?.values.deceased).toBe(says)
  })

  test('a number of one repeated digit joins nobody; name, birth and postcode do', () => {
    const nobody = { Traced_NHSNUMBER: '0000000000' }
    const joined = groupRows(rows(nobody, { ...nobody, PatientSurname: "O'BRIEN", mobile: '07700 900001' }))
    expect(joined).toHaveLength(1)
    expect(groupRows(rows(nobody, { ...nobody, PatientFirstName: 'Bea' }))).toHaveLength(2)
  })

  test('with nothing exact to go by, only the same words again are the same resident', () => {
    const little = { Traced_NHSNUMBER: '', DateOfBirth: '' }
    expect(groupRows(rows(little, little))).toHaveLength(1)
    expect(groupRows(rows(little, { ...little, PatientAddress_Line1: '14 Villiers Road' }))).toHaveLength(2)
  })

  test('come out the same in any order', () => {
    const part = fc.record({
      Traced_NHSNUMBER: fc.constantFrom('9434765919', '1111111111', 'NA'),
      PatientSurname: fc.constantFrom('Price', 'price', 'Kim', ''),
      mobile: fc.constantFrom('07700 900001', '07700 900002', 'NA'),
      Flag_Transplant: fc.constantFrom('0', '1'),
      Flag_PDSInformallyDeceased: fc.constantFrom('0', '1', 'NA'),
      InceptionDate: fc.constantFrom('2020-04-01', '2020-05-01', 'NA', 'never'),
    })
    const cases = fc
      .array(part, { minLength: 1, maxLength: 8 })
      .chain((parts) =>
        fc.tuple(fc.constant(rows(...parts)), fc.shuffledSubarray(rows(...parts), { minLength: parts.length })),
      )
    fc.assert(
      fc.property(cases, ([inOrder, shuffled]) => {
        const byKey = (statements: NumberedStatement[]) =>
          groupRows(statements).sort((a, b) => (a.key < b.key ? -1 : 1))
        expect(byKey(shuffled)).toEqual(byKey(inOrder))
      }),
    )
  })

  test('have the key of their joined values, so that the next file finds them', () => {
    for (const one of groupRows(rows({}, { mobile: '07700 900001' }))) expect(rowKey(one.values)).toBe(one.key)
  })
})
