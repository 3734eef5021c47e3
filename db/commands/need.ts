import type { ParsedInputOf } from '../../shared/api.ts'
import type { NeedStatus } from '../../shared/codes/needs.ts'
import type { NeedId, ResidentId } from '../../shared/domain/ids.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { innerWritings } from '../projections/writings.ts'
import { statement } from '../sql.ts'
import { changesWithin } from './changes-within.ts'
import { findPerson } from './person.ts'

/** Logs a need from the case file, outside any call; logged again after a lost answer it is the same need. */
export function addNeed(tx: Writing, input: ParsedInputOf<'need.add'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  if (needById.get(tx, { needId: input.needId })) return ok(null)
  append(tx, found.value.stream, events.needLogged, {
    needId: input.needId,
    callId: null,
    origin: 'caseFile',
    category: input.category,
    urgency: input.urgency,
    detail: input.detail,
    answers: input.answers,
  })
  return ok(null)
}

/** Changes a need's status, urgency or words, each over what is current here. */
export function changeNeed(tx: Writing, input: ParsedInputOf<'need.change'>): Result<null> {
  const need = needById.get(tx, { needId: input.needId })
  if (!need) return notFound('That need')
  const { status, urgency, detail } = input
  const changes = changesWithin(tx, need.resident_id, input.needId, { status, urgency, detail })
  if (Object.keys(changes).length === 0) return fail('invalid', 'Nothing was changed.')
  append(tx, need.resident_id as ResidentId, events.needChanged, {
    needId: input.needId,
    reason: input.reason,
    changes: changes as never,
  })
  return ok(null)
}

/** Sets the status of a need that something else decided: a referral made, declined, completed. */
export function setNeedStatus(tx: Writing, needId: string, status: NeedStatus, reason: string): void {
  const need = needById.get(tx, { needId })
  if (!need || need.status === status || need.status === 'withdrawn') return
  append(tx, need.resident_id as ResidentId, events.needChanged, {
    needId: needId as NeedId,
    reason,
    changes: { status: { to: status, over: innerWritings(tx, need.resident_id, needId, 'status') } },
  })
}

/** Whose a need is, and how it stands. */
export const needById = statement<{ needId: string }>()((k, p) =>
  k.selectFrom('need').select(['resident_id', 'status']).where('need_id', '=', p.needId),
)
