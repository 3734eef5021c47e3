import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readList } from '../../../db/import/read-list.ts'
import { temporaryFile } from './temporary-file.ts'

const headers =
  'Traced_NHSNUMBER,DateOfBirth,PatientFirstName,PatientSurname,PatientAddress_Line1,PatientAddress_PostCode,landline,Flag_PDSInformallyDeceased'

function list(...rows: string[]): string {
  return temporaryFile('list.csv', `${[headers, ...rows].join('\n')}\n`)
}

describe('reading a list', () => {
  test('takes what can be taken, and says of the rest why not', async () => {
    const read = await readList(
      list(
        '9434765919,19430512,Ada,King,1 High Street,KT1 3AR,020 7946 0018,0',
        'only this',
        ' , , , , , , , ',
        ',19500101,,,,,020 7946 0019,0',
        '9991234567,19500101,Bo,,2 High Street,KT1 3AR,020 7946 0020,0',
      ),
    )
    expect(read).toMatchObject({
      ok: true,
      value: {
        format: { id: 'nhs', source: 'nhs' },
        read: 'UTF-8, comma',
        rows: 4,
        registrations: [{ rows: [2] }, { rows: [6] }],
        rejected: [
          { number: 3, cells: ['only this'] },
          { number: 5, reason: expect.stringContaining('no name') },
        ],
        warnings: { nhsNumberCheckDigit: 1, noSurname: 1, noDateOfBirth: 0 },
      },
    })
  })

  test('fails where not one row can be taken, with the reason of the first', async () => {
    expect(await readList(list('only this', 'and that'))).toMatchObject({
      ok: false,
      error: { code: 'badFile', message: expect.stringMatching(/Not one of the 2 rows.*Row 2: The row has 1 cell,/) },
    })
  })

  test('fails with other headers, and where the file stops short, and when it is cancelled', async () => {
    const rows = '9434765919,19430512,Ada,King,1 High Street,KT1 3AR,020 7946 0018,0\n'
    const failing = async (path: string, signal?: AbortSignal) => {
      const read = await readList(path, { signal })
      return read.ok ? 'read' : read.error.code
    }
    expect(await failing(temporaryFile('list.csv', 'Colour,Shape\nred,round\n'))).toBe('badFile')
    expect(await failing(temporaryFile('list.csv', `${headers}\n${rows}9434765919,1943`))).toBe('badFile')
    expect(await failing(temporaryFile('list.csv', `${headers}\n${rows}`), AbortSignal.abort())).toBe('cancelled')
  })
})

const realFile = join(process.env.HUB_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data'), 'nhs.csv')
test.skipIf(!existsSync(realFile))(
  'the figures of the real-format list (skipped where ../shared/data is absent)',
  async () => {
    const read = await readList(realFile)
    if (!read.ok) throw new Error(read.error.message)
    const { rows, registrations, rejected, warnings } = read.value
    const saying = (deceased: string) => registrations.filter((one) => one.values.deceased === deceased).length
    expect({
      rows,
      rejected: rejected.length,
      residents: registrations.length,
      deceased: saying('yes'),
      contradicted: saying('contradicted'),
      callable: saying('no'),
      checkDigitWrong: warnings.nhsNumberCheckDigit,
      noSurname: warnings.noSurname,
    }).toEqual({
      rows: 4800,
      rejected: 0,
      residents: 4000,
      deceased: 883,
      contradicted: 386,
      callable: 2731,
      // 368 of the 4,000 pass.
      checkDigitWrong: 3632,
      noSurname: 30,
    })
    // Everybody has a number, so the counts above are of numbers.
    expect(registrations.every((one) => one.values.nhsNumber?.length === 10)).toBe(true)
  },
)
