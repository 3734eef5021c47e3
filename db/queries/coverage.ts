import type { InputOf, Page } from '../../shared/api.ts'
import type { PersonId } from '../../shared/domain/ids.ts'
import {
  type CoverageProof,
  type CoverageState,
  type CoveredPerson,
  coverageStates,
  type Risk,
  risks,
} from '../../shared/domain/list.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import type { ReadableStore } from '../handles.ts'
import { all, build } from '../sql.ts'
import { pageOf } from './page-of.ts'

/**
 * Everybody ever put on a list, or on that one, each in exactly one state: of several lists the first that holds, in the
 * order of DESIGN §5. The states add up to the total; those at risk lie across them.
 */
export function coverageProof(store: ReadableStore, listId: string | null, now: Instant): CoverageProof {
  const rows = all(store, standing(listId, now))
  const states = Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<CoverageState, number>
  const byRisk = Object.fromEntries(risks.map((risk) => [risk, 0])) as Record<Risk, number>
  let atRisk = 0
  for (const row of rows) {
    states[stateOf(row)]++
    const own = risksOf(row)
    if (own.length > 0) atRisk++
    for (const risk of own) byRisk[risk]++
  }
  return { ...states, total: rows.length, atRisk, risks: byRisk }
}

/** The people in a state, or at risk: what each number of the proof opens. */
export function coveredPeople(
  store: ReadableStore,
  input: InputOf<'coverage.people'>,
  now: Instant,
): Page<CoveredPerson> {
  let query = build
    .selectFrom(standing(input.listId, now).as('stands'))
    .innerJoin('person', 'person.person_id', 'stands.person_id')
    .selectAll('stands')
    .select(['person.name', 'person.postcode', 'person.ward', 'person.attempts', 'person.last_contact_at'])
    .orderBy('person.sort_name')
    .orderBy('stands.person_id')
  if (input.state) query = query.where('stands.state', '=', coverageStates.indexOf(input.state))
  const { risk } = input
  if (risk) {
    const wanted = risk === 'any' ? risks : [risk]
    query = query.where((e) => e.or(wanted.map((one) => e(`stands.${one}`, '=', 1))))
  }
  return pageOf(store, query, input, (rows) =>
    rows.map((row) => ({
      personId: row.person_id as PersonId,
      name: row.name,
      postcode: row.postcode,
      ward: row.ward,
      state: stateOf(row),
      risks: risksOf(row),
      attempts: row.attempts,
      lastContactAt: row.last_contact_at as Instant | null,
    })),
  )
}

type Standing = { readonly state: number } & Readonly<Record<Risk, number>>

function stateOf(row: Standing): CoverageState {
  const state = coverageStates[row.state]
  if (!state) throw new Error(`There is no state ${row.state}.`)
  return state
}

function risksOf(row: Standing): Risk[] {
  return risks.filter((risk) => row[risk] === 1)
}

/**
 * One row a person: the place of their state in the order of states, and each risk as 0 or 1. At risk is who is still to
 * be reached on an open list; a broken promise and a concern are risks whatever else is settled.
 */
function standing(listId: string | null, now: Instant) {
  const today = londonDate(now)
  const open = ['notStarted', 'inProgress'] as const satisfies readonly CoverageState[]
  let query = build
    .selectFrom('list_person')
    .innerJoin('list', 'list.list_id', 'list_person.list_id')
    .innerJoin('person', 'person.person_id', 'list_person.person_id')
    .leftJoin('call_queue', 'call_queue.person_id', 'list_person.person_id')
    .leftJoin('ladder_step', 'ladder_step.person_id', 'list_person.person_id')
    .select('list_person.person_id')
    .groupBy('list_person.person_id')
    .select((e) => {
      const isOpen = e.and([e('list.closed', '=', 0), e('list_person.state', 'in', open)])
      const flag = (holds: ReturnType<typeof e.and>) => e.fn.max<number>(e.case().when(holds).then(1).else(0).end())
      const state = coverageStates
        .slice(1)
        .reduce(
          (cases, one, index) => cases.when('list_person.state', '=', one).then(index + 1),
          e.case().when('list_person.state', '=', coverageStates[0]).then(0),
        )
        .else(coverageStates.length)
        .end()
      const waits = e
        .selectFrom('person_resident')
        .innerJoin('concern', 'concern.resident_id', 'person_resident.resident_id')
        .select('concern.concern_id')
        .whereRef('person_resident.person_id', '=', 'list_person.person_id')
        .where('concern.is_open', '=', 1)
        .where('concern.acknowledged_at', 'is', null)
      return [
        e.fn.min<number>(state).as('state'),
        flag(e.and([isOpen, e('call_queue.person_id', 'is', null), e('ladder_step.person_id', 'is', null)])).as(
          'nobodysTurn',
        ),
        flag(e.and([isOpen, e('person.usable_phones', '=', 0)])).as('noNumber'),
        flag(e.and([isOpen, e('ladder_step.due_on', '<', today)])).as('stepOverdue'),
        flag(e.and([e('call_queue.kind', '=', 'callback'), e('call_queue.not_before', '<', now)])).as('promiseOverdue'),
        flag(e.and([e.exists(waits)])).as('concernWaiting'),
      ]
    })
  if (listId) query = query.where('list_person.list_id', '=', listId)
  return query
}
