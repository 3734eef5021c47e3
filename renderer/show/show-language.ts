const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' })

/** A language by its name in English: `ta` is `Tamil`. What is not a code is shown as it is. */
export function showLanguage(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
