import type { Source } from '../../shared/codes/sources.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import { keyJoins } from '../../shared/rules/identity.ts'
import type { ReadableStore } from '../handles.ts'
import { keysOf, registeredOf } from '../projections/keys.ts'
import { statement } from '../sql.ts'
import type { Registration } from './group-rows.ts'
import { rowKey } from './row-key.ts'

/** A resident of one source, with what that source said of them last. */
export interface SourceResident {
  readonly residentId: string
  /** As the resident's row has it: see `valuesText`. */
  readonly said: string
  readonly listed: boolean
}

/**
 * Whom a registration is about, of those whom its source registered before. Several are the same where two machines
 * imported the same list apart: first the one of whom the source spoke last.
 */
export interface SourceMatch {
  readonly same: readonly SourceResident[]
}

export interface SourceResidents {
  /** One answer for each registration, in their order. */
  readonly matches: readonly (SourceMatch | null)[]
  /** Those whom no registration is about. */
  readonly others: readonly SourceResident[]
}

/**
 * Finds, for each registration of a file, the resident whom the same source registered before: by the key of its rows, else
 * by an exact key (DESIGN §2), as where a file gives an NHS number that an earlier one lacked. Equal NHS numbers where
 * surname, date of birth and postcode all differ are not the same resident. The order of the registrations does not
 * matter.
 */
export function matchSourceResidents(
  store: ReadableStore,
  source: Source,
  registrations: readonly Registration[],
): SourceResidents {
  const byKey = new Map<string, SourceResident[]>()
  const unclaimed = new Map<string, SourceResident>()
  for (const resident of residentsOfSource(store, source)) {
    push(byKey, rowKey(JSON.parse(resident.said) as ResidentValues), resident)
    unclaimed.set(resident.residentId, resident)
  }
  const claim = (same: readonly SourceResident[]): SourceMatch | null => {
    for (const one of same) unclaimed.delete(one.residentId)
    return same.length === 0 ? null : { same: latestFirst(store, same) }
  }
  const matches = registrations.map((registration): SourceMatch | null => {
    const known = byKey.get(registration.key)
    return known ? claim(known.filter((one) => areSame(registration, one))) : null
  })
  if (unclaimed.size > 0) matchByExactKey(registrations, matches, unclaimed, claim)
  return { matches, others: [...unclaimed.values()] }
}

function areSame(registration: Registration, resident: SourceResident): boolean {
  if (!registration.key.startsWith('nhs ')) return true
  const values = JSON.parse(resident.said) as ResidentValues
  return keyJoins('nhs', registeredOf('', registration.values, []), registeredOf('', values, []))
}

/** The second try, for registrations that no row key found, among residents whom none has claimed. */
function matchByExactKey(
  registrations: readonly Registration[],
  matches: (SourceMatch | null)[],
  unclaimed: ReadonlyMap<string, SourceResident>,
  claim: (same: readonly SourceResident[]) => SourceMatch | null,
): void {
  const byExactKey = new Map<string, SourceResident[]>()
  for (const resident of unclaimed.values()) {
    for (const key of keysOf(JSON.parse(resident.said) as ResidentValues)) push(byExactKey, key, resident)
  }
  const left = [...registrations.keys()].filter((place) => matches[place] === null)
  const inOrder = left
    .map((place) => ({ place, registration: registrations[place] }))
    .sort((a, b) => compare(a.registration?.key ?? '', b.registration?.key ?? ''))
  for (const { place, registration } of inOrder) {
    if (!registration) continue
    const keys = keysOf(registration.values)
    const mine = registeredOf('', registration.values, keys)
    const same = new Set<SourceResident>()
    for (const key of keys) {
      const kind = key.slice(0, key.indexOf(' ')) as Parameters<typeof keyJoins>[0]
      for (const one of byExactKey.get(key) ?? []) {
        if (!unclaimed.has(one.residentId)) continue
        const theirs = registeredOf('', JSON.parse(one.said) as ResidentValues, [])
        if (keyJoins(kind, mine, theirs)) same.add(one)
      }
    }
    if (same.size > 0) matches[place] = claim([...same])
  }
}

/** By the last word of the source about them, by clock and site. */
function latestFirst(store: ReadableStore, same: readonly SourceResident[]): readonly SourceResident[] {
  if (same.length < 2) return same
  return same
    .map((resident) => ({ resident, word: lastWord(store, resident.residentId) }))
    .sort((a, b) => compare(b.word, a.word) || compare(a.resident.residentId, b.resident.residentId))
    .map(({ resident }) => resident)
}

function lastWord(store: ReadableStore, residentId: string): string {
  const words = [...registrationWord.all(store, { residentId }), ...sourceWords.all(store, { residentId })]
  return words.reduce((last, { hlc, site }) => {
    const word = `${hlc} ${site}`
    return word > last ? word : last
  }, '')
}

function* residentsOfSource(store: ReadableStore, source: Source): Generator<SourceResident> {
  let after = ''
  for (;;) {
    const piece = nextOfSource.all(store, { source, after })
    for (const row of piece) yield { residentId: row.resident_id, said: row.said, listed: row.listed === 1 }
    const end = piece.at(-1)
    if (!end) return
    after = end.resident_id
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const nextOfSource = statement<{ source: string; after: string }>()((k, p) =>
  k
    .selectFrom('resident')
    .select(['resident_id', 'said', 'listed'])
    .where('source', '=', p.source)
    .where('erased', '=', 0)
    .where('resident_id', '>', p.after)
    .orderBy('resident_id')
    .limit(2000),
)
const registrationWord = statement<{ residentId: string }>()((k, p) =>
  k
    .selectFrom('resident')
    .select((e) => [
      e.fn.coalesce('registered_hlc', e.val('')).as('hlc'),
      e.fn.coalesce('registered_site', e.val('')).as('site'),
    ])
    .where('resident_id', '=', p.residentId),
)
const sourceWords = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('writing').select(['hlc', 'site']).where('resident_id', '=', p.residentId).where('lane', '=', 'source'),
)
