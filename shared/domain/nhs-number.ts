/**
 * NHS numbers: ten digits, the last a check digit by modulus 11 (NHS Data Dictionary, NHS NUMBER).
 */

/** The ten digits of an NHS number written in any way, or null where it is not ten digits. */
export function nhsNumberDigits(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{10}$/.test(digits) ? digits : null
}

/** Whether the check digit is right. A single repeated digit is never a real number. */
export function passesCheckDigit(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || isRepeatedDigit(digits)) return false
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

/** `0000000000` and the like: typed in when the number was not known, so it joins nobody (DESIGN §2). */
export function isRepeatedDigit(digits: string): boolean {
  return /^(\d)\1*$/.test(digits)
}

/** `943 476 5919` */
export function showNhsNumber(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`
}
