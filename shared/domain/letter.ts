/** What a letter's words may leave open, each written in braces: `{name}`. */
export const letterBlanks = ['name', 'hub', 'telephone'] as const
export type LetterBlank = (typeof letterBlanks)[number]

/** The hub's letter with its blanks filled in. What is in braces and no blank stays as it was written. */
export function fillLetter(words: string, filled: Readonly<Record<LetterBlank, string>>): string {
  return words.replace(/\{(\w+)\}/g, (written, inBraces: string) => {
    const blank = letterBlanks.find((known) => known === inBraces)
    return blank === undefined ? written : filled[blank]
  })
}

/** What is written in braces and is no blank: a slip that the resident would read. */
export function unknownBlanks(words: string): readonly string[] {
  const written = words.match(/\{[^{}]*\}?/g) ?? []
  return [...new Set(written)].filter((one) => !letterBlanks.some((known) => one === `{${known}}`))
}
