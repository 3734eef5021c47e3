import { distance } from 'fastest-levenshtein'
import type { PersonMatch } from '../../shared/domain/case-file.ts'
import type { ReadableStore } from '../handles.ts'
import { bothSounds, soundsOfWord, wordsOf } from '../projections/name-sounds.ts'
import { all, build } from '../sql.ts'
import { personById } from './person-row.ts'

/** So many who sound alike are looked at, and the nearest in spelling shown. */
const mostCompared = 100

/**
 * People whose names sound like what was heard, whichever script it is typed in and whichever name comes first; every
 * word must be in a name. The nearest in spelling come first.
 */
export function soundsLike(store: ReadableStore, text: string, limit: number): PersonMatch[] {
  if (/\d/.test(text)) return []
  const found = new Map<string, { row: FoundRow; far: number }>()
  for (const words of readingsOf(text)) {
    for (const row of heardAs(store, words)) {
      const far = howFar(words, row)
      const known = found.get(row.person_id)
      if (!known || far < known.far) found.set(row.person_id, { row, far })
    }
  }
  const why = `Sounds like ${text.replace(/\s+/g, ' ').trim()}`
  return [...found.values()]
    .sort(
      (a, b) => a.far - b.far || compare(a.row.sort_name, b.row.sort_name) || compare(a.row.person_id, b.row.person_id),
    )
    .slice(0, limit)
    .flatMap(({ row }) => {
      const person = personById(store, row.person_id)
      return person ? [{ ...person, why }] : []
    })
}

/** A longer text is no name. */
const mostWords = 5

/** The words as they were typed, and with two of them as one: "Min Su Kim" may be written "Minsu Kim". */
function readingsOf(text: string): string[][] {
  const readings = new Map<string, string[]>()
  for (const words of [wordsOf(text), wordsOf(text, { apart: true })]) {
    if (words.length > mostWords) continue
    const joined = words.slice(1).map((word, index) => words.toSpliced(index, 2, `${words[index]}${word}`))
    for (const reading of [words, ...joined]) readings.set(reading.join(' '), reading)
  }
  return [...readings.values()]
}

type FoundRow = ReturnType<typeof rowsOf>[number]

/** Whoever has the first two words' sounds together, and of the others one each; the most telling codes first. */
function heardAs(store: ReadableStore, words: readonly string[]): FoundRow[] {
  const [first, second, ...others] = words.map(soundsOfWord).filter((codes) => codes.length > 0)
  if (!first) return []
  const codes = second ? new Set(first.flatMap((one) => second.map((other) => bothSounds(one, other)))) : first
  const rows: FoundRow[] = []
  for (const code of codes) {
    if (rows.length < mostCompared) rows.push(...rowsOf(store, code, others, mostCompared - rows.length))
  }
  return rows
}

function rowsOf(store: ReadableStore, code: string, others: readonly string[][], limit: number) {
  let query = build
    .selectFrom('person_sound as heard')
    .innerJoin('person', 'person.person_id', 'heard.person_id')
    // Many are compared and few are shown: the rest of the row is read of those.
    .select(['person.person_id', 'person.name', 'person.native_name', 'person.sort_name'])
    .where('heard.code', '=', code)
  for (const codes of others) {
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('person_sound as also')
          .select('also.code')
          .whereRef('also.person_id', '=', 'heard.person_id')
          .where('also.code', 'in', codes),
      ),
    )
  }
  return all(store, query.limit(limit))
}

/** How many letters differ, each word beside the name's word that is nearest. */
function howFar(words: readonly string[], row: FoundRow): number {
  const names = wordsOf(`${row.name} ${row.native_name ?? ''}`, { apart: true })
  return words.reduce((sum, word) => sum + Math.min(...names.map((name) => distance(word, name))), 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
