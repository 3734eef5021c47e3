const between = ' · '

/**
 * Words in one line of at most so many letters: each of them is there, short ones first and whole, and the long ones are
 * cut alike, as far as they must be.
 */
export function fitWords(words: readonly string[], room: number): string {
  const inOrder = [...words].sort((a, b) => a.length - b.length)
  for (let most = room; most > shortest; most--) {
    const line = inOrder.map((word) => cut(word, most)).join(between)
    if (line.length <= room) return line
  }
  return inOrder.map((word) => cut(word, shortest)).join(between)
}

/** Less of a word says nothing. */
const shortest = 8

function cut(word: string, most: number): string {
  return word.length > most ? `${word.slice(0, most - 1).trimEnd()}…` : word
}
