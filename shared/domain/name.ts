import anyAscii from 'any-ascii'

export interface NameParts {
  readonly givenName?: string | null | undefined
  readonly familyName?: string | null | undefined
  readonly nativeName?: string | null | undefined
}

/** First and last name as they are shown; never empty. */
export function fullName(name: NameParts): string {
  const shown = [name.givenName, name.familyName].map((part) => part?.trim() ?? '').filter((part) => part !== '')
  if (shown.length > 0) return shown.join(' ')
  return name.nativeName?.trim() || 'Name not known'
}

/**
 * A name for keys and search: in Latin letters without accents, lower case, apostrophes, hyphens and dots dropped,
 * spaces squeezed. `Siân O’Brien-Nguyễn` → `sian obriennguyen`; `김민수` → `gimminsu`. Lossy: keep the name beside it
 * (`nativeForm`), and never show it.
 */
export function foldName(text: string): string {
  return (isAscii(text) ? text : anyAscii(text.normalize('NFC')))
    .toLowerCase()
    .replace(/[^a-z0-9\s]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * A name in its own script for search: composed, lower case, spaces squeezed; combining marks stay, since without them
 * Tamil is another word. Null where the folded form says the same, as of names in plain Latin letters.
 */
export function nativeForm(text: string): string | null {
  if (isAscii(text)) return null
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim() || null
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
