import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column } from '../../../db/export/column.ts'
import { writeCsv } from '../../../db/export/csv.ts'
import { neutralText, plainText } from '../../../db/export/neutral-text.ts'
import { writeXlsx } from '../../../db/export/xlsx.ts'
import { readWholeTable } from '../import/read-whole-table.ts'
import { temporaryFile } from '../import/temporary-file.ts'
import { hostileCells } from './hostile-cells.ts'

const columns: Column[] = [
  { header: 'Number', kind: 'text' },
  { header: 'Name', kind: 'text' },
  { header: 'Phone', kind: 'phone' },
  { header: 'Born', kind: 'date' },
  { header: 'Count', kind: 'number' },
]
const rows = [
  ['0012345678', 'Siân O’Brien-Nguyễn', '+44(0)8798798214', '1943-05-12', 7],
  ['000', 'தமிழ்ச்செல்வி', '02079460018', '2000-02-29', 0],
  ['1e10', '김민수', '+33 1 42 68 53 00', null, 1.5],
  ['=1', 'محمد علي', '020 7946 0018, 07700900418', '1899-12-31', -3],
] as const

function readCsv(bytes: Uint8Array) {
  return readWholeTable(temporaryFile('list.csv', bytes))
}

function readXlsx(bytes: Uint8Array) {
  return readWholeTable(temporaryFile('list.xlsx', bytes))
}

/** What begins a formula, in one spreadsheet or another, once the apostrophe is gone. */
const dangerous = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/

async function sheetXml(bytes: Uint8Array, entry = 'xl/worksheets/sheet1.xml'): Promise<string> {
  const zip = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])))
  for (const one of await zip.getEntries()) {
    if (!one.directory && one.filename === entry) return await one.getData(new TextWriter())
  }
  throw new Error(`${entry} is not in the workbook`)
}

describe('neutral text', () => {
  test.each(hostileCells)('%j never begins a formula, and reads back as it was', (cell) => {
    expect(neutralText(cell)).not.toMatch(dangerous)
    expect(plainText(neutralText(cell))).toBe(cell)
  })

  test('any text reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`'=+-@\t\r\n ab`.split('')) }), (text) => {
        expect(plainText(neutralText(text))).toBe(text)
        expect(neutralText(text)).not.toMatch(dangerous)
      }),
    )
  })
})

describe('CSV', () => {
  test('reads back with noughts, accents and other scripts; numbers as written in Britain', async () => {
    expect(await readCsv(writeCsv(columns, rows))).toMatchObject({
      ok: true,
      value: {
        read: 'UTF-8, comma',
        headers: ['Number', 'Name', 'Phone', 'Born', 'Count'],
        rows: [
          { cells: ['0012345678', 'Siân O’Brien-Nguyễn', '0879 879 8214', '1943-05-12', '7'] },
          { cells: ['000', 'தமிழ்ச்செல்வி', '020 7946 0018', '2000-02-29', '0'] },
          { cells: ['1e10', '김민수', '+33 1 42 68 53 00', '', '1.5'] },
          { cells: ['=1', 'محمد علي', '020 7946 0018, 07700 900418', '1899-12-31', '-3'] },
        ],
      },
    })
  })

  test('has a byte order mark, CRLF, and quotation marks around every text', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(columns, rows.slice(0, 1)))
    expect(text).toBe(
      '\ufeff"Number","Name","Phone","Born","Count"\r\n"0012345678","Siân O’Brien-Nguyễn","0879 879 8214","1943-05-12",7\r\n',
    )
  })

  test('hostile cells and headers are inert for any reader, and come back to ours', async () => {
    const hostile: Column[] = [
      { header: '=1+1', kind: 'text' },
      { header: 'Phone', kind: 'phone' },
    ]
    const bytes = writeCsv(
      hostile,
      hostileCells.map((cell) => [cell, cell]),
    )
    const plainReader: string[][] = parse(Buffer.from(bytes), { bom: true })
    for (const cell of plainReader.flat()) expect(cell).not.toMatch(dangerous)
    const read = await readCsv(bytes)
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.headers[0]).toBe('=1+1')
    // A hostile text that holds digits may be a telephone number: those are written as one.
    expect(read.value.rows.map((row) => row.cells[0])).toEqual(hostileCells)
  })
})

describe('XLSX', () => {
  test('reads back with noughts, accents and other scripts, dates as dates and numbers as numbers', async () => {
    const bytes = await writeXlsx([{ name: 'People', columns, rows }])
    expect(await readXlsx(bytes)).toMatchObject({
      ok: true,
      value: {
        headers: ['Number', 'Name', 'Phone', 'Born', 'Count'],
        rows: [
          { cells: ['0012345678', 'Siân O’Brien-Nguyễn', '0879 879 8214', '1943-05-12', '7'] },
          { cells: ['000', 'தமிழ்ச்செல்வி', '020 7946 0018', '2000-02-29', '0'] },
          { cells: ['1e10', '김민수', '+33 1 42 68 53 00', '', '1.5'] },
          { cells: ['=1', 'محمد علي', '020 7946 0018, 07700 900418', '1899-12-31', '-3'] },
        ],
      },
    })
  })

  test('hostile cells are text, with no formula in the sheet, and read back as they were', async () => {
    const text: Column[] = [{ header: '@Header', kind: 'text' }]
    const cells = [
      ...hostileCells.filter((cell) => !cell.includes('\r')),
      'a_x0041_b',
      '_x000D_',
      '<b>&amp;</b>',
      ']]>',
    ]
    const bytes = await writeXlsx([{ name: 'Hostile [*?]', columns: text, rows: cells.map((cell) => [cell]) }])
    expect(await sheetXml(bytes)).not.toContain('<f')
    const strings = [...(await sheetXml(bytes, 'xl/sharedStrings.xml')).matchAll(/<t[^>]*>([^<]*)<\/t>/g)]
    expect(strings.length).toBeGreaterThan(20)
    for (const [, written] of strings) expect(written).not.toMatch(dangerous)
    const read = await readXlsx(bytes)
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.rows.map((row) => row.cells[0])).toEqual(cells)
  })

  test('the header row stays in sight', async () => {
    expect(await sheetXml(await writeXlsx([{ name: 'People', columns, rows }]))).toMatch(
      /<pane [^>]*ySplit="1"[^>]*state="frozen"/,
    )
  })

  test('choices are a list in the sheet, and the workbook still reads', async () => {
    const choosing: Column[] = [
      { header: 'Name', kind: 'text' },
      { header: 'Answer', kind: 'text', choices: ['Yes & no', 'No'] },
    ]
    const bytes = await writeXlsx([
      {
        name: 'Reply',
        columns: choosing,
        rows: [
          ['Ada', null],
          ['Bo', null],
        ],
      },
    ])
    expect(await sheetXml(bytes)).toContain(
      '</sheetData><dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="B2:B3"><formula1>"Yes &amp; no,No"</formula1>',
    )
    expect(await readXlsx(bytes)).toMatchObject({
      ok: true,
      value: { rows: [{ cells: ['Ada', ''] }, { cells: ['Bo', ''] }] },
    })
  })

  test('the same sheets give the same bytes, whenever they are written', async () => {
    const first = await writeXlsx([{ name: 'People', columns, rows }])
    await new Promise((later) => setTimeout(later, 2100)) // zips count in steps of two seconds
    const second = await writeXlsx([{ name: 'People', columns, rows }])
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
  })
})
