export const delimiters = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
} as const
export type Delimiter = keyof typeof delimiters

/**
 * What parts the cells: that which stands most often in the first line that holds anything, outside quotation marks.
 * A first line `sep=;`, which Excel writes, says it outright. A comma where there is nothing to go by.
 */
export function sniffDelimiter(sample: string): Delimiter {
  const said = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  if (isDelimiter(said)) return said
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0, '|': 0 }
  let quoted = false
  let anything = false
  for (const letter of sample) {
    if (letter === '"') quoted = !quoted
    else if (quoted) continue
    else if (letter === '\n' || letter === '\r') {
      if (anything) break
    } else if (isDelimiter(letter)) counts[letter]++
    if (letter.trim() !== '') anything = true
  }
  let best: Delimiter = ','
  for (const one of [',', ';', '\t', '|'] as const) if (counts[one] > counts[best]) best = one
  return best
}

function isDelimiter(letter: string | undefined): letter is Delimiter {
  return letter !== undefined && Object.hasOwn(delimiters, letter)
}
