import type { OutputOf, ParsedInputOf, QueryName } from '../../shared/api.ts'
import type { StaffId } from '../../shared/domain/ids.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { readListRule } from '../../shared/rules/list-rule.ts'
import { nextStepAfter } from '../commands/next-step.ts'
import { findPerson } from '../commands/person.ts'
import { previewUndo } from '../commands/undo-import.ts'
import type { ReadableStore } from '../handles.ts'
import { callbacksNear, callbacksOverdue, callbacksPage } from './callbacks.ts'
import { openCase } from './case-file.ts'
import { concernsPage, concernsWaiting } from './concerns.ts'
import { coverageProof, coveredPeople } from './coverage.ts'
import { duePage, ladderPage, type Owners, ownersFor, tasksPage } from './due-work.ts'
import { duplicatesPage, duplicatesWaiting } from './duplicates.ts'
import { headline, headlineRows } from './headline.ts'
import { hubSettingsOf } from './hub-settings.ts'
import { importHistory } from './imports.ts'
import { listMembers, listRows, personsByRule, shareOfList } from './lists.ts'
import { myWork } from './my-work.ts'
import { nearPersons } from './near-persons.ts'
import { needsPage } from './needs.ts'
import { nextCall } from './next-call.ts'
import { overdueWork } from './overdue-work.ts'
import { partnersOf } from './partners.ts'
import { personById } from './person-row.ts'
import { referralsPage } from './referrals.ts'
import { findResidents, heldResidents, residentsPage } from './residents.ts'
import { scriptLinesOf } from './script.ts'

/** Who asks, when, and who is in somebody's hand now: all that a query takes besides its input. */
export interface QueryContext {
  readonly staffId: StaffId
  readonly isSupervisor: boolean
  readonly now: number
  readonly claimed: ReadonlySet<string>
}

type StoreQuery<N extends QueryName> = (
  store: ReadableStore,
  input: ParsedInputOf<N>,
  context: QueryContext,
) => Result<OutputOf<N>>

/**
 * The queries that read the store, by request name: rows for a screen. Handlers see their own work and what they search for
 * (DESIGN §6); supervisors see everybody's.
 */
export const storeQueries = {
  'hub.settings': (store) => ok(hubSettingsOf(store)),
  'import.history': (store) => ok(importHistory(store)),
  'import.undoPreview': (store, input) => previewUndo(store, input.importId),
  'residents.find': (store, input) => ok(findResidents(store, input)),
  'residents.page': (store, input, { staffId, isSupervisor }) =>
    ok(residentsPage(store, input, isSupervisor ? null : staffId)),
  'residents.held': (store, input) => ok(heldResidents(store, input)),
  'case.open': (store, input, { now }) => openCase(store, input.personId, instantOf(now)),
  'list.page': (store) => ok(listRows(store)),
  'list.count': (store, input, { now }) => {
    const rule = readListRule(input.rule)
    if (!rule.ok) return rule
    const persons = personsByRule(store, rule.value, instantOf(now))
    const sample = persons.slice(0, 5).map((row) => personById(store, row.person_id))
    return ok({ residents: persons.length, sample: sample.filter((row) => row !== null) })
  },
  'list.sharePreview': (store, input) => {
    const shares = shareOfList(store, input.listId, input.handlers)
    if (!shares.ok) return shares
    return ok(shares.value.map(({ handler, name, people }) => ({ handler, name, residents: people.length })))
  },
  'coverage.show': (store, input, { now }) => ok(coverageProof(store, input.listId, instantOf(now))),
  'coverage.people': (store, input, { now }) => ok(coveredPeople(store, input, instantOf(now))),
  'list.members': (store, input) => ok(listMembers(store, input)),
  'call.next': (store, input, context) => {
    if (input.handler !== null && input.handler !== context.staffId && !context.isSupervisor) {
      return fail('notAllowed', 'Only a supervisor can see whom somebody else rings next.')
    }
    const at = input.at ?? instantOf(context.now)
    return ok(nextCall(store, input.handler ?? context.staffId, at, context.claimed))
  },
  'call.preview': (store, input) => {
    const found = findPerson(store, input.personId)
    if (!found.ok) return found
    return ok({ next: nextStepAfter(store, found.value, input.outcome, input.endedAt, input.direction) })
  },
  'work.mine': (store, _input, context) => ok(myWork(store, { ...context, now: instantOf(context.now) })),
  'work.overdue': (store, _input, { now }) => ok(overdueWork(store, londonDate(instantOf(now)))),
  'callbacks.page': (store, input, { staffId, isSupervisor, now }) =>
    ok(callbacksPage(store, input, isSupervisor ? null : staffId, instantOf(now))),
  'callbacks.near': (store, _input, { staffId, now }) => ok(callbacksNear(store, staffId, instantOf(now))),
  'callbacks.overdue': (store, _input, { now }) => ok(callbacksOverdue(store, instantOf(now))),
  'tasks.page': (store, input, { staffId, isSupervisor, now }) =>
    ok(tasksPage(store, input, ownersAsked(store, input.mine, staffId, isSupervisor), londonDate(instantOf(now)))),
  'ladder.page': (store, input, { staffId, isSupervisor, now }) =>
    ok(ladderPage(store, input, ownersAsked(store, input.mine, staffId, isSupervisor), londonDate(instantOf(now)))),
  'due.page': (store, input, { staffId, isSupervisor, now }) =>
    ok(duePage(store, input, ownersAsked(store, input.mine, staffId, isSupervisor), londonDate(instantOf(now)))),
  'duplicates.near': (store, input) => {
    const near = nearPersons(store, input.values, nearShown)
    return ok({ matches: near.map(({ isLikely: _, ...match }) => match) })
  },
  'duplicates.page': (store, input) => ok(duplicatesPage(store, input)),
  'duplicates.waiting': (store) => ok(duplicatesWaiting(store)),
  'concerns.page': (store, input, { now }) => ok(concernsPage(store, input, instantOf(now))),
  'concerns.waiting': (store) => ok(concernsWaiting(store)),
  'needs.page': (store, input, { staffId, isSupervisor, now }) =>
    ok(needsPage(store, isSupervisor ? input : { ...input, mine: true }, staffId, instantOf(now))),
  'referrals.page': (store, input, { staffId, isSupervisor, now }) =>
    ok(referralsPage(store, isSupervisor ? input : { ...input, mine: true }, staffId, instantOf(now))),
  'script.lines': (store) => ok(scriptLinesOf(store)),
  'partners.list': (store, input, { isSupervisor }) => ok(partnersOf(store, input.category, isSupervisor)),
  'report.headline': (store, input) => ok(headline(store, input)),
  'report.headlineRows': (store, input) => ok(headlineRows(store, input)),
} satisfies { [N in QueryName]?: StoreQuery<N> }

/** A supervisor may ask for everybody's work; a handler has their own. */
function ownersAsked(store: ReadableStore, mine: boolean, staffId: string, isSupervisor: boolean): Owners {
  return isSupervisor && !mine ? null : ownersFor(store, staffId, isSupervisor)
}

/** So many who are perhaps already here, beside the form of somebody new. */
const nearShown = 8

export type StoreQueryName = keyof typeof storeQueries
