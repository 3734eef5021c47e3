import { parse } from 'postcode'

/**
 * A postcode in its usual form, `KT1 3AR`, however it was typed; null where it has not the form of one. Girobank's
 * `GIR 0AA` and forces' `BFPO 57` are postcodes too.
 */
export function normalPostcode(text: string): string | null {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (letters === 'GIR0AA') return 'GIR 0AA'
  const forces = /^BFPO(?:C\/?O)?(\d{1,4})$/.exec(letters)
  if (forces) return `BFPO ${forces[1]}`
  if (letters.length < 5 || letters.length > 7) return null
  const read = parse(letters)
  return read.valid ? read.postcode : null
}
