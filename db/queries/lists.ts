import type { InputOf, Page } from '../../shared/api.ts'
import { registrationSources } from '../../shared/codes/sources.ts'
import type { ListId, PersonId, StaffId } from '../../shared/domain/ids.ts'
import {
  type Coverage,
  type CoverageState,
  coverageStates,
  type ListMember,
  type ListRow,
} from '../../shared/domain/list.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import type { ListRule } from '../../shared/rules/list-rule.ts'
import { shareOut } from '../../shared/rules/share-out.ts'
import type { ReadableStore } from '../handles.ts'
import { all, build, get, statement } from '../sql.ts'
import { staffNames, staffOf } from './staff.ts'

export const listById = statement<{ listId: string }>()((k, p) =>
  k.selectFrom('list').selectAll().where('list_id', '=', p.listId),
)

/** What a handler has of a list and has not finished. */
export const outstandingOf = statement<{ listId: string; handler: string }>()((k, p) =>
  k
    .selectFrom('list_person')
    .select('person_id')
    .where('list_id', '=', p.listId)
    .where('handler', '=', p.handler)
    .where('state', 'in', ['notStarted', 'inProgress'])
    .orderBy('position')
    .orderBy('person_id'),
)

export const openListsOf = statement<{ handler: string }>()((k, p) =>
  k
    .selectFrom('list_count')
    .innerJoin('list', 'list.list_id', 'list_count.list_id')
    .select('list.list_id')
    .distinct()
    .where('handler', '=', p.handler)
    .where('closed', '=', 0)
    .orderBy('list.list_id'),
)

/**
 * Everybody who may be called and fits the rule, in the list's order of priority: the oldest first, those whose date of
 * birth is not known last.
 */
export function personsByRule(store: ReadableStore, rule: ListRule, at: Instant) {
  let query = build
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('hold', 'is', null)
    .where('erased', '=', 0)
    .where('listed', '=', 1)
    .where((e) => e.or([e('whereabouts', 'is', null), e('whereabouts', '=', 'home')]))
  if (rule.source) query = query.where('sources', 'like', `%"${rule.source}"%`)
  if (rule.ward) query = query.where('ward', '=', rule.ward)
  if (rule.postcode) {
    query = query.where((e) => e(e.fn('replace', ['postcode', e.val(' '), e.val('')]), 'like', `${rule.postcode}%`))
  }
  if (rule.language) query = query.where('language', '=', rule.language)
  if (rule.neverRung) query = query.where('attempts', '=', 0)
  if (rule.registered !== null) {
    query = query.where((e) => {
      const any = e.or(registrationSources.map((source) => e('sources', 'like', `%"${source}"%`)))
      return rule.registered ? any : e.not(any)
    })
  }
  if (rule.fromAge !== null) {
    const today = londonDate(at)
    query = query.where('date_of_birth', '<=', `${Number(today.slice(0, 4)) - rule.fromAge}${today.slice(4)}`)
  }
  return all(
    store,
    query
      .orderBy((e) => e('date_of_birth', 'is', null))
      .orderBy('date_of_birth')
      .orderBy('person_id'),
  )
}

export interface HandlerShare {
  readonly handler: StaffId
  readonly name: string
  readonly people: readonly string[]
}

/** Who would get whom, of the members that nobody has yet. Fails where a handler is not on the staff. */
export function shareOfList(
  store: ReadableStore,
  listId: string,
  handlers: readonly string[],
): Result<readonly HandlerShare[]> {
  const staff = staffOf(store)
  const sharers: (typeof staff)[number][] = []
  for (const id of new Set(handlers)) {
    const member = staff.find((one) => one.staffId === id && one.active)
    if (!member)
      return fail('notFound', 'One of these handlers is not on the staff. Nothing was shared out.', 'handlers')
    sharers.push(member)
  }
  const people = unshared.all(store, { listId }).map((row) => ({
    id: row.person_id,
    household: row.household,
    language: row.language,
  }))
  const shares = shareOut(
    people,
    sharers.map(({ staffId, hours, languages }) => ({ id: staffId, hours, languages })),
  )
  return ok(sharers.map(({ staffId, name }) => ({ handler: staffId, name, people: shares.get(staffId) ?? [] })))
}

/** Every list with how far it and each handler has got; the newest first. */
export function listRows(store: ReadableStore): ListRow[] {
  const names = staffNames(store)
  const counts = Map.groupBy(allCounts.all(store, {}), (row) => row.list_id)
  return allLists.all(store, {}).map((list) => {
    const rows = counts.get(list.list_id) ?? []
    const byHandler = Map.groupBy(rows, (row) => row.handler)
    return {
      listId: list.list_id as ListId,
      name: list.name,
      createdAt: list.created_at as Instant,
      createdBy: names.get(list.created_by) ?? '',
      closed: list.closed === 1,
      coverage: coverageOf(rows),
      unshared: (byHandler.get('') ?? [])
        .filter((row) => row.state === 'notStarted' || row.state === 'inProgress')
        .reduce((sum, row) => sum + row.persons, 0),
      shares: [...byHandler]
        .filter(([handler]) => handler !== '')
        .map(([handler, own]) => ({
          handler: handler as StaffId,
          name: names.get(handler) ?? '',
          coverage: coverageOf(own),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    }
  })
}

export function listMembers(store: ReadableStore, input: InputOf<'list.members'>): Page<ListMember> {
  let query = build
    .selectFrom('list_person')
    .innerJoin('person', 'person.person_id', 'list_person.person_id')
    .where('list_person.list_id', '=', input.listId)
  if (input.state) query = query.where('state', '=', input.state)
  if (input.handler) query = query.where('handler', '=', input.handler)
  const names = staffNames(store)
  const rows = all(
    store,
    query
      .select([
        'list_person.person_id',
        'name',
        'postcode',
        'ward',
        'state',
        'handler',
        'list_person.attempts',
        'last_contact_at',
      ])
      .orderBy('position')
      .orderBy('list_person.person_id')
      .limit(input.limit)
      .offset(input.offset),
  )
  const total =
    get(
      store,
      query.select((e) => e.fn.countAll<number>().as('n')),
    )?.n ?? 0
  return {
    total,
    rows: rows.map((row) => ({
      personId: row.person_id as PersonId,
      name: row.name,
      postcode: row.postcode,
      ward: row.ward,
      state: row.state as CoverageState,
      handler: row.handler === null ? null : (names.get(row.handler) ?? ''),
      attempts: row.attempts,
      lastContactAt: row.last_contact_at as Instant | null,
    })),
  }
}

function coverageOf(rows: readonly { state: string; persons: number }[]): Coverage {
  const coverage = Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<CoverageState, number>
  let total = 0
  for (const row of rows) {
    coverage[row.state as CoverageState] += row.persons
    total += row.persons
  }
  return { ...coverage, total }
}

const unshared = statement<{ listId: string }>()((k, p) =>
  k
    .selectFrom('list_person')
    .innerJoin('person', 'person.person_id', 'list_person.person_id')
    .select(['list_person.person_id', 'household', 'language'])
    .where('list_id', '=', p.listId)
    .where('handler', 'is', null)
    .where('state', 'in', ['notStarted', 'inProgress'])
    .orderBy('position')
    .orderBy('list_person.person_id'),
)
const allLists = statement()((k) => k.selectFrom('list').selectAll().orderBy('created_hlc', 'desc').orderBy('list_id'))
const allCounts = statement()((k) => k.selectFrom('list_count').selectAll())
