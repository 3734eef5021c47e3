import type { OutputOf, ParsedInputOf } from '../../shared/api.ts'
import type { ListId, ResidentId, StaffId } from '../../shared/domain/ids.ts'
import * as events from '../../shared/events/list.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { readListRule } from '../../shared/rules/list-rule.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { listById, outstandingOf, personsByRule, shareOfList } from '../queries/lists.ts'

/** Events name at most this many residents each. */
const most = 1000

/** Makes a list of everybody who may be called and fits the rule; its members are frozen from then on. */
export function createList(tx: Writing, input: ParsedInputOf<'list.create'>): Result<OutputOf<'list.create'>> {
  const rule = readListRule(input.rule)
  if (!rule.ok) return rule
  if (listById.get(tx, { listId: input.listId }))
    return fail('conflict', 'This list was made before. Nothing was changed.')
  const members = personsByRule(tx, rule.value, tx.at)
  if (members.length === 0) {
    return fail(
      'invalid',
      'Nobody who may be called fits this rule, so no list was made. Import a file first, or change the rule.',
      'rule',
    )
  }
  append(tx, input.listId, events.listCreated, { name: input.name, rule: input.rule === '' ? null : input.rule })
  for (let from = 0; from < members.length; from += most) {
    const residents = members.slice(from, from + most).map((member) => member.person_id as ResidentId)
    append(tx, input.listId, events.listMembersAdded, { from, residents })
  }
  return ok({ residents: members.length })
}

/** Shares the members that nobody has yet among handlers: by hours and languages, households together. */
export function shareList(tx: Writing, input: ParsedInputOf<'list.share'>): Result<OutputOf<'list.share'>> {
  const list = listById.get(tx, { listId: input.listId })
  if (!list) return notFound('That list')
  if (list.closed === 1) return fail('conflict', 'This list is closed. Nothing was shared out.')
  const shares = shareOfList(tx, input.listId, input.handlers)
  if (!shares.ok) return shares
  for (const share of shares.value) appendShares(tx, input.listId, share.handler, share.people)
  return ok({ shares: shares.value.map(({ handler, name, people }) => ({ handler, name, residents: people.length })) })
}

/** Takes back what a handler has not finished: off sick, or gone home. Their calls so far stay as they are. */
export function takeBack(tx: Writing, input: ParsedInputOf<'list.takeBack'>): Result<OutputOf<'list.takeBack'>> {
  if (!listById.get(tx, { listId: input.listId })) return notFound('That list')
  const people = outstandingOf.all(tx, { listId: input.listId, handler: input.handler }).map((row) => row.person_id)
  appendShares(tx, input.listId, null, people)
  return ok({ residents: people.length })
}

export function closeList(tx: Writing, input: ParsedInputOf<'list.close'>): Result<null> {
  const list = listById.get(tx, { listId: input.listId })
  if (!list) return notFound('That list')
  if (list.closed === 0) append(tx, input.listId, events.listClosed, { reason: input.reason })
  return ok(null)
}

/** Gives people of a list to a handler, or back to nobody. */
export function appendShares(tx: Writing, listId: ListId, handler: StaffId | null, people: readonly string[]): void {
  for (let from = 0; from < people.length; from += most) {
    const residents = people.slice(from, from + most).map((id) => id as ResidentId)
    append(tx, listId, events.listShared, { handler, residents })
  }
}
