import anyAscii from 'any-ascii'
import { doubleMetaphone } from 'double-metaphone'
import { foldName } from '../../shared/domain/name.ts'

/**
 * How a name sounds, as codes that names heard alike share: of every word, Double Metaphone's two codes, those of its
 * other usual spelling, and one for a Korean surname that is written in several ways. Two short words also count as
 * one, as in "Min Su". A pure function of the text, since rows are made from it (DESIGN §2).
 *
 * @param name a search entry: its words folded, in their own script, or both
 */
export function soundsOfName(name: string): Set<string> {
  const codes = new Set<string>()
  for (const words of /\p{Script=Hangul}/u.test(name)
    ? [wordsOf(name), wordsOf(name, { apart: true })]
    : [wordsOf(name)]) {
    for (const [index, word] of words.entries()) {
      for (const code of soundsOfWord(word)) codes.add(code)
      const next = words[index + 1]
      if (next === undefined || word.length > short || next.length > short) continue
      for (const code of soundsOfWord(word + next)) codes.add(code)
    }
  }
  return codes
}

/**
 * What is kept of how a name sounds: each code, and each two of them together, so that who has two common sounds is found
 * without looking at all who have one of them.
 */
export function keptSoundsOf(name: string): Set<string> {
  const codes = [...soundsOfName(name)]
  const kept = new Set(codes)
  for (const [index, one] of codes.entries()) {
    for (const other of codes.slice(index + 1)) kept.add(bothSounds(one, other))
  }
  return kept
}

/** Two sounds together, in whichever order they are heard; of one and the same, that one. */
export function bothSounds(one: string, other: string): string {
  if (one === other) return one
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** The codes of one word, the most telling first; none for a single letter, or where there is a digit. */
export function soundsOfWord(word: string): string[] {
  const surname = koreanSurnameOf.get(word)
  const codes = new Set<string>()
  if (word.length > 1 && !/\d/.test(word)) {
    for (const spelling of new Set([word, otherSpelling(word)])) {
      for (const code of doubleMetaphone(spelling)) if (code !== '') codes.add(code)
    }
  }
  // No code of Double Metaphone holds a small letter.
  if (surname) codes.add(surname)
  return [...codes]
}

/**
 * A name's words in Latin letters, as `foldName` writes them. A Korean name is one word, or with `apart` its first
 * syllable, the surname, and the rest.
 */
export function wordsOf(name: string, { apart = false } = {}): string[] {
  return name
    .normalize('NFC')
    .split(/\s+/)
    .flatMap((word) => {
      if (apart && koreanName.test(word)) return [word.slice(0, 1), word.slice(1)]
      return [asSpoken(word)]
    })
    .map(foldName)
    .filter((word) => word !== '')
}

/** Up to so many letters, two words may be one that was written apart. */
const short = 4

const koreanName = /^\p{Script=Hangul}{2,4}$/u

/** What transcribing letter by letter does not say: Tamil has one letter for C and S, Arabic leaves vowels out. */
function asSpoken(word: string): string {
  if (/\p{Script=Tamil}/u.test(word)) return anyAscii(word).replace(/c/gi, 's')
  if (/\p{Script=Arabic}/u.test(word)) return anyAscii(word).replace(/[b-df-hj-np-tv-z](?=[b-df-hj-np-tv-z])/gi, '$&a')
  return word
}

/** Lakshmi and Laxmi, Shivakumar and Sivakumar, Pazhani and Palani. */
function otherSpelling(word: string): string {
  return word.replace(/^sh/, 's').replace(/zh/g, 'l').replace(/ksh|x/g, 'ks')
}

/** Surnames that are one in Korean; the usual spelling first. */
const koreanSurnames: readonly (readonly [string, ...string[]])[] = [
  ['kim', 'gim'],
  ['lee', 'yi', 'rhee', 'ri', 'i', 'li'],
  ['park', 'pak', 'bak', 'bag'],
  ['choi', 'choe', 'choy'],
  ['jung', 'jeong', 'chung', 'cheong', 'chong'],
  ['kang', 'gang'],
  ['cho', 'jo'],
  ['yoon', 'yun'],
  ['jang', 'chang'],
  ['lim', 'im', 'rim'],
  ['shin', 'sin'],
  ['kwon', 'gwon'],
  ['ahn', 'an'],
  ['yoo', 'yu', 'ryu', 'ryoo'],
  ['noh', 'roh', 'no'],
  ['woo', 'wu', 'u'],
]

const koreanSurnameOf = new Map(koreanSurnames.flatMap((spellings) => spellings.map((one) => [one, spellings[0]])))
