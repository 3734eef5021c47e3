import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** How the bytes of a text file are letters, and what else one pass over them tells. */
export interface TextEncoding {
  readonly label: 'UTF-8' | 'UTF-16' | 'Windows-1252'
  /** The name that TextDecoder knows it by. */
  readonly decoder: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Bytes at the start that are no text: the byte order mark. */
  readonly skip: number
  /** It is UTF-8 with broken letters in it: rows that hold one are to be rejected. */
  readonly damaged: boolean
  readonly sha256: string
  readonly lines: number
  /** Whether the last line was ended: if not, and it is short, the file is cut off. */
  readonly endsLine: boolean
  /** The beginning, as text. */
  readonly sample: string
}

const pieceSize = 1 << 20
const sampleSize = 1 << 16

/**
 * Reads a text file once and tells its character set: by its byte order mark; else UTF-16 where every second byte is
 * nought; else UTF-8 where it is that throughout; else Windows-1252, which old spreadsheets write. A file that is
 * plainly UTF-8 but for a few broken letters is UTF-8: one bad byte must not garble every accent in a list.
 */
export async function textEncoding(path: string, signal?: AbortSignal): Promise<TextEncoding> {
  const hash = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  const lenient = new TextDecoder('utf-8')
  let valid = true
  let accents = 0
  let broken = 0
  let lines = 0
  let last = 0
  let beforeLast = 0
  let start: Uint8Array | null = null
  for await (const piece of createReadStream(path, { highWaterMark: pieceSize, signal }) as AsyncIterable<Buffer>) {
    start ??= piece.subarray(0, sampleSize)
    hash.update(piece)
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++
    beforeLast = piece.length > 1 ? (piece[piece.length - 2] ?? 0) : last
    last = piece[piece.length - 1] ?? 0
    if (valid) {
      try {
        strict.decode(piece, { stream: true })
      } catch {
        valid = false
      }
    }
    // Only a file that turns out broken needs the count, but it is one pass or two; letters beyond ASCII are few.
    for (const letter of lenient.decode(piece, { stream: true }).match(/[^\0-\x7f]/g) ?? []) {
      if (letter === '\ufffd') broken++
      else accents++
    }
  }
  if (valid) {
    try {
      strict.decode()
    } catch {
      valid = false
      broken++
    }
  }
  const bytes = start ?? new Uint8Array()
  const told = tellEncoding(bytes, valid, accents, broken)
  return {
    ...told,
    sha256: hash.digest('hex'),
    lines,
    endsLine: isLineEnd(last) || (told.label === 'UTF-16' && last === 0 && isLineEnd(beforeLast)),
    sample: new TextDecoder(told.decoder).decode(bytes.subarray(told.skip), { stream: true }),
  }
}

function tellEncoding(
  start: Uint8Array,
  valid: boolean,
  accents: number,
  broken: number,
): Pick<TextEncoding, 'label' | 'decoder' | 'skip' | 'damaged'> {
  if (start[0] === 0xff && start[1] === 0xfe) return { label: 'UTF-16', decoder: 'utf-16le', skip: 2, damaged: true }
  if (start[0] === 0xfe && start[1] === 0xff) return { label: 'UTF-16', decoder: 'utf-16be', skip: 2, damaged: true }
  const noughts = noughtsAt(start)
  if (noughts) return { label: 'UTF-16', decoder: noughts, skip: 0, damaged: true }
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  const skip = marked ? 3 : 0
  if (valid) return { label: 'UTF-8', decoder: 'utf-8', skip, damaged: false }
  if (marked || accents > broken) return { label: 'UTF-8', decoder: 'utf-8', skip, damaged: true }
  return { label: 'Windows-1252', decoder: 'windows-1252', skip: 0, damaged: false }
}

/** UTF-16 without a mark: the high bytes of Latin letters are nought. */
function noughtsAt(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let i = 0; i < start.length; i++) if (start[i] === 0) i % 2 === 0 ? even++ : odd++
  if (odd > start.length / 4 && even < odd / 10) return 'utf-16le'
  if (even > start.length / 4 && odd < even / 10) return 'utf-16be'
  return null
}

function isLineEnd(byte: number): boolean {
  return byte === 10 || byte === 13
}
