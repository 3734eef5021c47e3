import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { delimiters } from '../../../db/import/sniff-delimiter.ts'
import { readWholeTable } from './read-whole-table.ts'
import { temporaryFile } from './temporary-file.ts'

const people = 'Name,Town,Note\r\nSiân Price,Kingston,"Café, 5 “rooms”"\r\n김민수,தமிழ்,كِنْغستون\r\n'
const peopleRows = [
  { number: 2, cells: ['Siân Price', 'Kingston', 'Café, 5 “rooms”'], rejected: null },
  { number: 3, cells: ['김민수', 'தமிழ்', 'كِنْغستون'], rejected: null },
]

async function failure(path: string): Promise<string> {
  const read = await readWholeTable(path)
  if (read.ok) throw new Error(`The file was read: ${JSON.stringify(read.value).slice(0, 300)}`)
  expect(read.error.code).toBe('badFile')
  return read.error.message
}

describe('character sets', () => {
  test.each([
    ['UTF-8', Buffer.from(people), 'UTF-8, comma'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${people}`), 'UTF-8, comma'],
    ['UTF-16, little end first', Buffer.from(`\ufeff${people}`, 'utf16le'), 'UTF-16, comma'],
    ['UTF-16, big end first', Buffer.from(`\ufeff${people}`, 'utf16le').swap16(), 'UTF-16, comma'],
  ])('%s', async (_, bytes, how) => {
    const read = await readWholeTable(temporaryFile('list.csv', bytes))
    expect(read).toMatchObject({ ok: true, value: { read: how, headers: ['Name', 'Town', 'Note'], rows: peopleRows } })
  })

  test('UTF-16 without a mark is known by its noughts', async () => {
    const read = await readWholeTable(temporaryFile('list.csv', Buffer.from('Name,Town\nAda,Kingston\n', 'utf16le')))
    expect(read).toMatchObject({ ok: true, value: { rows: [{ cells: ['Ada', 'Kingston'] }] } })
  })

  test('Windows-1252, with the letters that Latin-1 has not', async () => {
    const bytes = Buffer.from('Name;Note\nSi\xe2n O\x92Brien;\x80 5\n', 'latin1')
    const read = await readWholeTable(temporaryFile('list.csv', bytes))
    expect(read).toMatchObject({
      ok: true,
      value: { read: 'Windows-1252, semicolon', rows: [{ cells: ['Siân O’Brien', '€ 5'] }] },
    })
  })

  test('one broken letter in a UTF-8 file costs one row, and no other accent', async () => {
    const good = Buffer.from('Name,Town\nSiân,Kingston\nZoë,Surbiton\n')
    const bad = Buffer.from('Ren\xe9,Malden\n', 'latin1')
    const read = await readWholeTable(temporaryFile('list.csv', Buffer.concat([good, bad, Buffer.from('Zoë,Ham\n')])))
    expect(read).toMatchObject({
      ok: true,
      value: {
        read: 'UTF-8, comma',
        rows: [
          { cells: ['Siân', 'Kingston'], rejected: null },
          { cells: ['Zoë', 'Surbiton'], rejected: null },
          { number: 4, rejected: 'The row has letters that could not be read.' },
          { cells: ['Zoë', 'Ham'], rejected: null },
        ],
      },
    })
  })
})

describe('delimiters', () => {
  test.each(Object.entries(delimiters))('%j, the %s, whatever stands inside quotation marks', async (one, name) => {
    const text = `"Name, with | all; of\tthem"${one}Town\nAda${one}"Ham, ${one}"\n`
    const read = await readWholeTable(temporaryFile('list.csv', text))
    expect(read).toMatchObject({
      ok: true,
      value: { read: `UTF-8, ${name}`, rows: [{ cells: ['Ada', `Ham, ${one}`] }] },
    })
  })

  test('a first line that says it, as Excel writes', async () => {
    const read = await readWholeTable(temporaryFile('list.csv', 'sep=;\r\nName, first;Town\r\nAda;Ham\r\n'))
    expect(read).toMatchObject({ ok: true, value: { headers: ['Name, first', 'Town'], rows: [{ number: 3 }] } })
  })

  test('line ends of Windows, Unix, both, and old Macs', async () => {
    for (const text of ['A,B\r\n1,2\r\n3,4', 'A,B\n1,2\n3,4\n', 'A,B\r\n1,2\n3,4\r\n', 'A,B\r1,2\r3,4\r']) {
      const read = await readWholeTable(temporaryFile('list.csv', text))
      expect(read).toMatchObject({ ok: true, value: { rows: [{ cells: ['1', '2'] }, { cells: ['3', '4'] }] } })
    }
  })
})

describe('rows', () => {
  test('ragged rows are rejected with their reason, and the rest goes on', async () => {
    const read = await readWholeTable(temporaryFile('list.csv', 'A,B,C\n1,2,3\n1,2\n1,2,3,4\n\n,,\n4,5,6\n'))
    expect(read).toMatchObject({
      ok: true,
      value: {
        rows: [
          { number: 2, rejected: null },
          { number: 3, rejected: 'The row has 2 cells, and there are 3 headers.' },
          { number: 4, rejected: expect.stringContaining('The row has 4 cells, and there are 3 headers') },
          { number: 7, cells: ['4', '5', '6'], rejected: null },
        ],
      },
    })
  })

  test('a cell of 1 MB, and a row of 1 MB in small cells, are rejected', async () => {
    const wide = Array.from({ length: 20 }, (_, i) => `H${i}`).join(',')
    const small = Array.from({ length: 20 }, () => 'x'.repeat(50_000)).join(',')
    const one = `${'y'.repeat(1 << 20)}${',1'.repeat(19)}`
    const fine = Array.from({ length: 20 }, () => '1').join(',')
    const read = await readWholeTable(temporaryFile('list.csv', `${wide}\n${fine}\n${small}\n${one}\n${fine}\n`))
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.rows.map((row) => row.rejected !== null)).toEqual([false, true, true, false])
    expect(read.value.rows[1]?.rejected).toContain('million letters long')
  })

  test('of 100,000 rows with one bad one, one is rejected', async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 'only this' : `${i},Ada,"Ham, Surrey"`))
    const read = await readWholeTable(temporaryFile('list.csv', `Id,Name,Town\n${lines.join('\n')}\n`))
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.rows).toHaveLength(100_000)
    expect(read.value.rows.filter((row) => row.rejected)).toEqual([
      { number: 54_323, cells: ['only this'], rejected: expect.any(String) },
    ])
  })

  test('quotation marks inside a cell are only letters', async () => {
    const read = await readWholeTable(temporaryFile('list.csv', 'A,B\n5" pipe,"say ""yes"""\n'))
    expect(read).toMatchObject({ ok: true, value: { rows: [{ cells: ['5" pipe', 'say "yes"'] }] } })
  })

  test('="0770" and an apostrophe before a formula are how people keep text; the text is what counts', async () => {
    const read = await readWholeTable(temporaryFile('list.csv', `A,B,C\n"=""0770""",'+44 770,'tis\n`))
    expect(read).toMatchObject({ ok: true, value: { rows: [{ cells: ['0770', '+44 770', "'tis"] }] } })
  })

  test('any cells come back as they were written, in pieces of any size', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => `x${text.replace(/\r/g, '')}`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')
        const read = await readWholeTable(temporaryFile('list.csv', `"A","B"\n${text}\n`))
        expect(read.ok && read.value.rows.map((row) => row.cells)).toEqual(rows)
      }),
      { numRuns: 40 },
    )
  })
})

describe('what cannot be read is said in a sentence', () => {
  test.each([
    ['list.csv', '', 'The file is empty'],
    ['list.csv', '\n\n\n', 'nothing but blank lines'],
    ['list.csv', 'Name,Town\n', 'headers but no rows'],
    ['list.csv', 'Name,Town\n,\n\n', 'headers but no rows'],
    ['list.csv', 'Name,Town, name ,TOWN\n1,2,3,4\n', '“name”, “TOWN”'],
    ['list.csv', '%PDF-1.7\n%âãÏÓ', 'This is a PDF'],
    ['list.csv', '<!DOCTYPE html><html>', 'web page'],
    ['list.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel file (.xls), or a workbook with a password'],
    ['list.csv', Buffer.from('89504e470d0a1a0a', 'hex'), 'picture'],
    ['list.csv', Buffer.from(Array.from({ length: 400 }, (_, i) => i % 256)), 'neither a CSV file nor an Excel'],
    ['list.xlsx', Buffer.from('PK\u0003\u0004 and then nothing'), 'damaged or was cut off'],
  ])('%s: %j', async (name, content, says) => {
    expect(await failure(temporaryFile(name, content))).toContain(says)
  })

  test('a zip that is no workbook', async () => {
    const zip = new ZipWriter(new Uint8ArrayWriter())
    await zip.add('list.csv', new TextReader('Name\nAda\n'))
    expect(await failure(temporaryFile('list.xlsx', await zip.close()))).toContain('zip file, but no Excel workbook')
  })

  test('a file that stops in the middle of a row, in a cell or in quotation marks', async () => {
    expect(await failure(temporaryFile('list.csv', 'A,B,C\n1,2,3\n4,5'))).toContain('stops in the middle of row 3')
    expect(await failure(temporaryFile('list.csv', 'A,B,C\n1,2,3\n4,5,"six'))).toContain('In row 3 a quotation mark')
  })

  test('a quotation mark that is never closed, far from the end, names its row', async () => {
    const rows = 'Ada,Ham\n'.repeat(2000)
    expect(await failure(temporaryFile('list.csv', `Name,Town\n${rows}"Bo,Ham\n${rows}`))).toContain('In row 2002')
  })

  test('no file, and a folder', async () => {
    expect(await failure('no such file.csv')).toContain('no such file')
    expect(await failure('.')).toContain('folder')
  })

  test('cancelled: nothing more comes', async () => {
    const stop = new AbortController()
    const path = temporaryFile('list.csv', `Name,Town\n${'Ada,Ham\n'.repeat(200_000)}`)
    const read = await readWholeTable(path, { signal: stop.signal, onProgress: () => stop.abort() })
    expect(read).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

test('the SHA-256 is that of the file', async () => {
  const path = temporaryFile('list.csv', people)
  const read = await readWholeTable(path)
  expect(read.ok && read.value.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
})

describe('Excel workbooks', () => {
  async function workbook(data: SheetData): Promise<string> {
    return temporaryFile('list.xlsx', await writeExcelFile(data, { dateFormat: 'dd/mm/yyyy' }).toBuffer())
  }

  test('text keeps its noughts, numbers are written out, dates are dates, gaps are empty', async () => {
    const path = await workbook([
      ['Phone', 'Big', 'Born', 'Part', 'Yes', 'Empty'],
      [
        { value: '07700900418', type: String },
        { value: 447700900418, type: Number },
        { value: new Date('1943-05-12T00:00:00Z'), type: Date },
        { value: 0.1 + 0.2, type: Number },
        { value: true, type: Boolean },
        null,
      ],
      [],
      [
        { value: new Date('2020-04-03T14:02:11Z'), type: Date },
        { value: 5e20, type: Number },
        '김민수',
        ' தமிழ்',
        'a b',
        'z',
      ],
    ])
    const read = await readWholeTable(path)
    expect(read).toMatchObject({
      ok: true,
      value: {
        headers: ['Phone', 'Big', 'Born', 'Part', 'Yes', 'Empty'],
        rows: [
          { number: 2, cells: ['07700900418', '447700900418', '1943-05-12', '0.3', 'TRUE', ''], rejected: null },
          { number: 4, cells: ['2020-04-03 14:02:11', '500000000000000000000', '김민수', ' தமிழ்', 'a b', 'z'] },
        ],
      },
    })
  })

  test('a cell beyond the headers cannot be placed', async () => {
    const path = await workbook([
      ['Name', 'Town'],
      ['Ada', 'Ham', 'what?'],
      ['Bo', 'Ham'],
    ])
    const read = await readWholeTable(path)
    expect(read).toMatchObject({
      ok: true,
      value: { rows: [{ rejected: expect.stringContaining('3 cells') }, { rejected: null }] },
    })
  })

  test('headers that come twice, no rows, an empty sheet, and a workbook cut short', async () => {
    expect(
      await failure(
        await workbook([
          ['Name', 'name'],
          ['Ada', 'Bo'],
        ]),
      ),
    ).toContain('“name”')
    expect(await failure(await workbook([['Name', 'Town']]))).toContain('no rows below')
    expect(await failure(await workbook([[null]]))).toContain('empty')
    const whole = readFileSync(await workbook([['Name'], ['Ada']]))
    expect(await failure(temporaryFile('list.xlsx', whole.subarray(0, whole.length / 2)))).toContain('cut off')
  })

  test('a formula gives the value that was last worked out', async () => {
    const made = readFileSync(
      await workbook([
        ['Name', 'Sum'],
        ['Ada', 1],
      ]),
    )
    const { ZipReader, BlobReader, TextWriter } = await import('@zip.js/zip.js')
    const zip = new ZipReader(new BlobReader(new Blob([made])))
    const out = new ZipWriter(new Uint8ArrayWriter())
    for (const entry of await zip.getEntries()) {
      if (entry.directory) continue
      const text = await entry.getData(new TextWriter())
      const changed = text.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="str"><f>"0"&amp;7</f><v>07</v></c>')
      if (entry.filename.endsWith('sheet1.xml')) expect(changed).not.toBe(text)
      await out.add(entry.filename, new TextReader(changed))
    }
    const read = await readWholeTable(temporaryFile('list.xlsx', await out.close()))
    expect(read).toMatchObject({ ok: true, value: { rows: [{ cells: ['Ada', '07'] }] } })
  })
})
