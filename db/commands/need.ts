import type { ParsedInputOf } from '../../shared/api.ts'
import type { NeedStatus } from '../../shared/codes/needs.ts'
import type { NeedId, ResidentId } from '../../shared/domain/ids.ts'
import type { Change } from '../../shared/domain/writing.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { innerWritings } from '../projections/writings.ts'
import { statement } from '../sql.ts'
import { findPerson } from './person.ts'

/** Logs a need from the case file, outside any call. */
export function addNeed(tx: Writing, input: ParsedInputOf<'need.add'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
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
  const changes: { status?: Change<NeedStatus>; urgency?: Change<typeof input.urgency>; detail?: Change<string> } = {}
  const over = (field: string) => innerWritings(tx, need.resident_id, input.needId, field)
  if (input.status !== undefined) changes.status = { to: input.status, over: over('status') }
  if (input.urgency !== undefined) changes.urgency = { to: input.urgency, over: over('urgency') }
  if (input.detail !== undefined) changes.detail = { to: input.detail, over: over('detail') }
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

const needById = statement<{ needId: string }>()((k, p) =>
  k.selectFrom('need').select(['resident_id', 'status']).where('need_id', '=', p.needId),
)
