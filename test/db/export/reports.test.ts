import { describe, expect, test } from 'vitest'
import { type HeadlineReport, headlineCsv, headlineXlsx } from '../../../db/export/headline.ts'
import { writeRejects } from '../../../db/export/rejects.ts'
import { recogniseFormat } from '../../../db/import/formats/index.ts'
import { PartnerId } from '../../../shared/domain/ids.ts'
import { CalendarDate } from '../../../shared/domain/time.ts'
import { readWholeTable } from '../import/read-whole-table.ts'
import { temporaryFile } from '../import/temporary-file.ts'

const report: HeadlineReport = {
  hubName: 'Kingston Stronger Together',
  from: CalendarDate.parse('2020-04-01'),
  to: null,
  madeOn: CalendarDate.parse('2020-06-01'),
  headline: {
    contacted: 5943,
    reached: 4821,
    needingSupport: 515,
    inboundRequests: 2267,
    byCategory: [{ category: 'food', label: 'Food', needingSupport: 301, inboundRequests: 1200 }],
    byPartner: [
      {
        partnerId: PartnerId.parse('0'.repeat(32)),
        partner: '=Foodbank',
        referrals: 9,
        sent: 8,
        answered: 7,
        completed: 6,
      },
    ],
  },
}

async function rowsOf(name: string, bytes: Uint8Array) {
  const read = await readWholeTable(temporaryFile(name, bytes))
  if (!read.ok) throw new Error(read.error.message)
  return read.value.rows.map((row) => row.cells)
}

describe('the headline report', () => {
  test('as CSV: each figure once, on a line of its own', async () => {
    const since = 'from 1 April 2020'
    expect(await rowsOf('headline.csv', headlineCsv(report))).toEqual([
      ['Headline', 'Kingston Stronger Together', 'People contacted', '5943', since],
      ['Headline', 'Kingston Stronger Together', 'Of those, spoken to', '4821', since],
      ['Headline', 'Kingston Stronger Together', 'People needing support', '515', since],
      ['Headline', 'Kingston Stronger Together', 'Inbound requests', '2267', since],
      ['By need', 'Food', 'People needing support', '301', since],
      ['By need', 'Food', 'Inbound requests', '1200', since],
      ['By partner', '=Foodbank', 'Referrals', '9', since],
      ['By partner', '=Foodbank', 'Sent', '8', since],
      ['By partner', '=Foodbank', 'Answered', '7', since],
      ['By partner', '=Foodbank', 'Completed', '6', since],
    ])
  })

  test('as XLSX: the figures with what they count, and sample data says that it is', async () => {
    const cells = await rowsOf('headline.xlsx', await headlineXlsx({ ...report, sample: true }))
    expect(cells[0]?.slice(0, 2)).toEqual(['People contacted', '5943'])
    expect(cells.flat()).toContain('SAMPLE DATA')
    expect((await rowsOf('headline.xlsx', await headlineXlsx(report))).flat()).not.toContain('SAMPLE DATA')
  })
})

describe('rejected rows', () => {
  const headers = [
    'Traced_NHSNUMBER',
    'DateOfBirth',
    'PatientFirstName',
    'PatientSurname',
    'PatientAddress_Line1',
    'PatientAddress_PostCode',
    'contact_telephone',
    'Flag_PDSInformallyDeceased',
  ]
  const row = ['', '20000101', '', '', '', '', '+44(0)8798798214', '0']

  test('come with their reason, under the file’s own headers, and can be put right and imported', async () => {
    const bytes = writeRejects(headers, [{ number: 7, cells: row, reason: 'No name.' }])
    const read = await readWholeTable(temporaryFile('rejected.csv', bytes))
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.headers).toEqual([...headers, 'Row in the file', 'Why it was not taken'])
    // As it was written, not as we would write it: the file is the sender's.
    expect(read.value.rows[0]?.cells).toEqual([...row, '7', 'No name.'])
    const format = recogniseFormat(read.value.headers)
    if (!format.ok) throw new Error(format.error.message)
    const mended = read.value.rows[0]?.cells.with(2, 'Ada') ?? []
    expect(format.value.read(mended)).toMatchObject({
      kind: 'resident',
      statement: { values: { givenName: 'Ada', telephone: '+44(0)8798798214' } },
    })
  })

  test('rejected again, do not gather columns', () => {
    const again = [...headers, 'Row in the file', 'Why it was not taken']
    const text = new TextDecoder().decode(
      writeRejects(again, [{ number: 2, cells: [...row, '7', 'Before.'], reason: 'Now.' }]),
    )
    expect(text.match(/Why it was not taken/g)).toHaveLength(1)
    expect(text).toContain(',2,"Now."')
    expect(text).not.toContain('Before.')
  })

  test('ragged rows lose nothing but what nobody could read', () => {
    const text = new TextDecoder().decode(
      writeRejects(
        ['A', 'B'],
        [
          { number: 2, cells: ['1', '2', '=3', '4'], reason: 'Ragged.' },
          { number: 3, cells: ['x'.repeat(1_000_000)], reason: 'Too long.' },
        ],
      ),
    )
    expect(text).toContain(`"1","2","'=3 | 4",2,"Ragged."`)
    expect(text.length).toBeLessThan(3000)
  })
})
