import { passesCheckDigit } from '../../../shared/domain/nhs-number.ts'
import { normalPostcode } from '../../../shared/domain/postcode.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { CalendarDate } from '../../../shared/domain/time.ts'

/** What was typed in the search box, where it most likely belongs in the form of somebody new. */
export function valuesOfText(text: string): ResidentValues {
  const words = text.trim().replace(/\s+/g, ' ')
  if (words === '') return {}
  const digits = words.replace(/\D/g, '')
  if (/^[\d\s]+$/.test(words) && digits.length === 10 && passesCheckDigit(digits)) return { nhsNumber: words }
  const born = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(words)
  const date = CalendarDate.safeParse(`${born?.[3]}-${born?.[2]?.padStart(2, '0')}-${born?.[1]?.padStart(2, '0')}`)
  if (date.success) return { dateOfBirth: date.data }
  if (/^[\d\s+()-]{5,}$/.test(words)) return { telephone: words }
  const postcode = normalPostcode(words)
  if (postcode) return { postcode }
  // A name in another script is not taken apart: which part comes first hangs on the language.
  if (!/\p{Script=Latin}/u.test(words)) return /\p{L}/u.test(words) ? { nativeName: words } : {}
  const [first = '', ...rest] = words.split(' ')
  return rest.length > 0 ? { givenName: first, familyName: rest.join(' ') } : { familyName: first }
}
