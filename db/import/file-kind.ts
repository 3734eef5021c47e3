import { openAsBlob } from 'node:fs'
import { open } from 'node:fs/promises'
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js'
import { fail, ok, type Result } from '../../shared/result.ts'

configure({ useWebWorkers: false })

/** Unpacked, a workbook of a million residents is under one gigabyte: more is a zip made to fill the disk. */
const largestUnpacked = 4_000_000_000

/**
 * Tells a CSV from an XLSX file by what is in it: names lie. Anything else fails with `badFile`, saying what it is and
 * what to do instead.
 */
export async function fileKind(path: string): Promise<Result<'csv' | 'xlsx'>> {
  const start = await firstBytes(path, 4096)
  if (start.length === 0) return fail('badFile', 'The file is empty. Ask for it again, or export it once more.')
  if (begins(start, 'PK\u0003\u0004') || begins(start, 'PK\u0005\u0006')) return await zipKind(path)
  for (const [mark, what] of otherKinds) {
    if (begins(start, mark)) return fail('badFile', `${what} Nothing was changed.`)
  }
  if (looksBinary(start)) {
    return fail('badFile', 'This is neither a CSV file nor an Excel workbook (.xlsx). Nothing was changed.')
  }
  return ok('csv')
}

const otherKinds: readonly (readonly [mark: string, what: string])[] = [
  ['%PDF', 'This is a PDF. Ask the sender for the list as CSV or Excel (.xlsx).'],
  [
    '\u00d0\u00cf\u0011\u00e0',
    'This is an old Excel file (.xls), or a workbook with a password. Open it in Excel and save it as “Excel Workbook (.xlsx)” without a password.',
  ],
  ['\u0089PNG', 'This is a picture. Choose a CSV or Excel (.xlsx) file.'],
  ['\u00ff\u00d8\u00ff', 'This is a picture. Choose a CSV or Excel (.xlsx) file.'],
  ['GIF8', 'This is a picture. Choose a CSV or Excel (.xlsx) file.'],
  ['{\\rtf', 'This is a text document (RTF). Choose a CSV or Excel (.xlsx) file.'],
  ['<!DOCTYPE', 'This is a web page, not a list. Download the file itself and choose that.'],
  ['<!doctype', 'This is a web page, not a list. Download the file itself and choose that.'],
  ['<html', 'This is a web page, not a list. Download the file itself and choose that.'],
  ['<?xml', 'This is an XML file. Choose a CSV or Excel (.xlsx) file.'],
  ['7z\u00bc\u00af', 'This is a packed archive (7z). Unpack it first, and choose the list inside.'],
  ['Rar!', 'This is a packed archive (RAR). Unpack it first, and choose the list inside.'],
  ['\u001f\u008b', 'This is a packed archive (gzip). Unpack it first, and choose the list inside.'],
]

/** An Excel workbook is a zip; so are many things that are none. */
async function zipKind(path: string): Promise<Result<'xlsx'>> {
  const zip = new ZipReader(new BlobReader(await openAsBlob(path)))
  try {
    const names = new Set<string>()
    let unpacked = 0
    for (const entry of await zip.getEntries()) {
      names.add(entry.filename)
      unpacked += entry.uncompressedSize
    }
    if (unpacked > largestUnpacked) return fail('badFile', 'This workbook is far too large to be a list of residents.')
    if (names.has('[Content_Types].xml')) {
      if ([...names].some((name) => name.startsWith('xl/worksheets/'))) return ok('xlsx')
      if (names.has('xl/workbook.bin')) {
        return fail('badFile', 'This is a binary workbook (.xlsb). Save it as “Excel Workbook (.xlsx)” and try again.')
      }
      return fail('badFile', 'This is an Office document, but no workbook. Choose a CSV or Excel (.xlsx) file.')
    }
    if (names.has('mimetype')) {
      return fail('badFile', 'This is an OpenDocument file. Save it as “Excel Workbook (.xlsx)” or CSV and try again.')
    }
    return fail('badFile', 'This is a zip file, but no Excel workbook. Unpack it first, and choose the list inside.')
  } catch {
    return fail('badFile', 'The workbook is damaged or was cut off on its way. Ask for it again. Nothing was changed.')
  } finally {
    await zip.close()
  }
}

async function firstBytes(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function begins(bytes: Uint8Array, mark: string): boolean {
  if (bytes.length < mark.length) return false
  for (let i = 0; i < mark.length; i++) if (bytes[i] !== mark.charCodeAt(i)) return false
  return true
}

/** Control characters that no text holds. Noughts alone are UTF-16. */
function looksBinary(bytes: Uint8Array): boolean {
  // Marked UTF-16: any byte may be half of a letter.
  if (begins(bytes, '\u00ff\u00fe') || begins(bytes, '\u00fe\u00ff')) return false
  let controls = 0
  for (const byte of bytes) if (byte > 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++
  let noughts = 0
  for (const byte of bytes) if (byte === 0) noughts++
  return controls > bytes.length / 50 || noughts > bytes.length * 0.6
}
