/** 1 January 1980 00:00, the first moment that a zip can name (APPNOTE 4.4.6): date 0x0021, time 0. */
const firstDay = 0x0021

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/**
 * Sets the time of every entry of a zip to one fixed moment, in place: what is in the file is then all that its bytes
 * depend on. For zips without extra time fields, as those of our workbooks are.
 */
export function fixZipTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end--
  if (end < 0) throw new Error('Not a zip: it has no directory.')
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
    if (view.getUint32(at, true) !== directoryEntry) throw new Error('Not a zip: its directory is broken.')
    setTime(view, at + 12)
    setTime(view, view.getUint32(at + 42, true) + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, firstDay, true)
}
