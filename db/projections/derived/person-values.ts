import { type Source, sources } from '../../../shared/codes/sources.ts'
import {
  type HoldReason,
  type ResidentField,
  type ResidentValues,
  residentFieldNames,
} from '../../../shared/domain/resident.ts'
import type { ReadableStore } from '../../handles.ts'
import type { ResidentTable } from '../../schema.ts'
import { statement } from '../../sql.ts'

/** The registrations of a person, best source first. */
export function residentsOf(store: ReadableStore, personId: string): ResidentTable[] {
  return membersOf.all(store, { personId }).sort(bySource)
}

/**
 * What is shown of a person, field by field (DESIGN §2): what was confirmed by telephone, the last time it was; else by
 * fixed source rank; else the later by that source's own date.
 */
export function shownValues(residents: readonly ResidentTable[]): ResidentValues {
  const [only] = residents
  if (only && residents.length === 1 && only.told === '{}') return JSON.parse(only.said) as ResidentValues
  const shown: Partial<Record<ResidentField, unknown>> = {}
  const said = residents.map((resident) => JSON.parse(resident.said) as Partial<Record<ResidentField, unknown>>)
  const told = residents.map((resident) =>
    resident.told === '{}' ? {} : (JSON.parse(resident.told) as Partial<Record<ResidentField, [unknown, string]>>),
  )
  for (const field of residentFieldNames) {
    let last: [unknown, string] | undefined
    for (const words of told) {
      const word = words[field]
      if (word && (!last || word[1] > last[1])) last = word
    }
    const value = last ? last[0] : said.find((words) => words[field] !== undefined)?.[field]
    if (value !== undefined && value !== null) shown[field] = value
  }
  return shown as ResidentValues
}

/** Why a person is held from calls, or null: held if any of its registrations is (DESIGN §2). */
export function holdOf(
  residents: readonly Pick<ResidentTable, 'deceased' | 'do_not_call'>[],
  unread: boolean,
): HoldReason | null {
  const deceased = new Set(residents.map((resident) => resident.deceased))
  if (deceased.has('contradicted') || (deceased.has('yes') && deceased.has('no'))) return 'contradicted'
  if (deceased.has('yes')) return 'deceased'
  if (unread) return 'unreadEvent'
  return residents.some((resident) => resident.do_not_call === 1) ? 'doNotCall' : null
}

function bySource(a: ResidentTable, b: ResidentTable): number {
  return (
    rankOf(a) - rankOf(b) ||
    compare(b.stated_on ?? '', a.stated_on ?? '') ||
    compare(b.registered_hlc ?? '', a.registered_hlc ?? '') ||
    compare(a.resident_id, b.resident_id)
  )
}

function rankOf(resident: ResidentTable): number {
  const source = resident.source as Source | null
  return source === null ? 99 : sources[source].rank
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const membersOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('resident', 'resident.resident_id', 'person_resident.resident_id')
    .selectAll('resident')
    .where('person_resident.person_id', '=', p.personId),
)
