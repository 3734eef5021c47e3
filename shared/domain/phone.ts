import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * Phone numbers are kept as they were written; what is compared, dialled and searched is their digits. A number is
 * refused only where it cannot be one by its length: `isValid` would refuse Ofcom's drama numbers, and every range
 * that was opened since the metadata was made.
 */

/** What may stand in a number that is written plainly, with nothing else around it. */
const plainNumber = /^[\d\s().+/-]+$/

/**
 * The digits to dial: national digits starting with 0 for the United Kingdom (Crown dependencies too), else
 * international with `+`. Null where the text holds no number of a possible length.
 *
 * `(06136) 462817` → `06136462817`; `+44(0)8798798214` → `08798798214`; `+33 1 42 68 53 00` → `+33142685300`
 */
export function phoneDigits(text: string): string | null {
  const ten = plainNumber.test(text) ? tenNationalDigits(text) : null
  if (ten) return `0${ten}`
  const found = parsePhoneNumberFromString(text.replaceAll('(0)', ''), 'GB')
  if (!found?.isPossible()) return null
  return found.countryCallingCode === '44' ? `0${found.nationalNumber}` : found.number
}

/** As people write it: `020 7946 0018` at home, `+33 1 42 68 53 00` abroad; whatever it was where it is no number. */
export function showPhone(digits: string): string {
  const found = parsePhoneNumberFromString(digits, 'GB')
  if (!found?.isPossible()) return digits
  if (found.countryCallingCode !== '44') return found.formatInternational()
  const shown = found.formatNational()
  // A number in no known range is not formatted, and then lacks its 0.
  return shown.startsWith('0') ? shown : `0${shown}`
}

/**
 * The ten digits after the 0 of an ordinary British number, which nearly all are: for those, every length check passes
 * and the metadata, which is some forty times slower, need not be asked.
 */
function tenNationalDigits(text: string): string | null {
  const digits = text.replace('(0)', '').replace(/\D/g, '')
  if (text.trimStart().startsWith('+')) {
    return digits.length === 12 && digits.startsWith('44') && digits[2] !== '0' ? digits.slice(2) : null
  }
  if (digits.length === 11 && digits.startsWith('0') && digits[1] !== '0') return digits.slice(1)
  return null
}
