import { randomBytes } from 'node:crypto'
import { fail, ok, type Result } from '../shared/result.ts'

/** Crockford's base 32: no I, L, O or U, so that it can be read aloud and copied by hand. */
export const spokenLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const groups = 8
const lettersInGroup = 4

/**
 * A new recovery key: 160 random bits as eight groups of four letters, each with a check letter after it:
 * `K7Q4F-29XMP-…`. A wrong letter is always noticed, and so is a group in the wrong place.
 */
export function makeRecoveryKey(): { text: string; bytes: Uint8Array } {
  const digits = Array.from(randomBytes(groups * lettersInGroup), (byte) => byte % 32)
  const written: string[] = []
  for (let group = 0; group < groups; group++) {
    const own = digits.slice(group * lettersInGroup, (group + 1) * lettersInGroup)
    written.push(own.map((digit) => spokenLetters.charAt(digit)).join('') + checkLetter(own, group))
  }
  return { text: written.join('-'), bytes: Uint8Array.from(digits) }
}

/** Reads a recovery key as a person types it. Fails with `wrongPassphrase`, saying which group to look at. */
export function readRecoveryKey(text: string): Result<Uint8Array> {
  const letters = lettersAsSpoken(text.normalize('NFKC'))
  if (letters.length !== groups * (lettersInGroup + 1)) {
    return wrong(`A recovery key has ${groups} groups of ${lettersInGroup + 1} letters and digits. Enter all of them.`)
  }
  const digits: number[] = []
  for (let group = 0; group < groups; group++) {
    const start = group * (lettersInGroup + 1)
    const own = Array.from(letters.slice(start, start + lettersInGroup), (letter) => spokenLetters.indexOf(letter))
    if (own.includes(-1) || checkLetter(own, group) !== letters.charAt(start + lettersInGroup)) {
      return wrong(`Group ${group + 1} of the recovery key is not as it was printed. Look at it again.`)
    }
    digits.push(...own)
  }
  return ok(Uint8Array.from(digits))
}

/** Without spaces and hyphens, in capitals, O read as 0, I and L as 1. */
export function lettersAsSpoken(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** Odd weights, so that every wrong letter changes the sum modulo 32; the group's place, so that groups do not swap. */
function checkLetter(digits: readonly number[], group: number): string {
  const sum = digits.reduce((total, digit, place) => total + digit * (2 * place + 1), group)
  return spokenLetters.charAt(sum % 32)
}

function wrong(message: string): Result<never> {
  return fail('wrongPassphrase', `${message} Nothing was changed.`, 'recoveryKey')
}
