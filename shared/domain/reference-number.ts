/**
 * Numbers of referrals and cases: 8 letters of Crockford's base 32 made from the random id, and a check character
 * (modulus 37, as Crockford defines it). They can be said over the telephone: no I, L, O or U.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checkAlphabet = `${alphabet}*~$=U`

export type ReferenceKind = 'R' | 'C'

/** The number of an id: `R K7Q-4F2-9XM`. The same id always has the same number. */
export function referenceNumber(kind: ReferenceKind, id: string): string {
  let value = BigInt(`0x${id.slice(0, 10)}`)
  const check = checkAlphabet[Number(value % 37n)]
  let letters = ''
  for (let i = 0; i < 8; i++) {
    letters = `${alphabet[Number(value % 32n)]}${letters}`
    value /= 32n
  }
  return `${kind} ${letters.slice(0, 3)}-${letters.slice(3, 6)}-${letters.slice(6)}${check}`
}

/**
 * Reads a number as people write it: any case, any spaces or hyphens, O for 0, I or L for 1, with or without its kind.
 * Null where it is not a number, or where the check character is wrong.
 */
export function readReferenceNumber(text: string): { kind: ReferenceKind | null; letters: string } | null {
  const all = text.toUpperCase().replace(/[\s-]/g, '')
  const kind = all.length === 10 ? (['R', 'C'] as const).find((letter) => all.startsWith(letter)) : undefined
  const written = (kind ? all.slice(1) : all).replace(/O/g, '0').replace(/[IL]/g, '1')
  if (written.length !== 9) return null
  let value = 0n
  for (const letter of written.slice(0, 8)) {
    const digit = alphabet.indexOf(letter)
    if (digit < 0) return null
    value = value * 32n + BigInt(digit)
  }
  if (checkAlphabet[Number(value % 37n)] !== written[8]) return null
  return { kind: kind ?? null, letters: written.slice(0, 8) }
}
