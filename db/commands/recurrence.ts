import type { ParsedInputOf } from '../../shared/api.ts'
import { type NeedStatus, needStatusLabels } from '../../shared/codes/needs.ts'
import type { NeedId, ResidentId } from '../../shared/domain/ids.ts'
import type { Recurrence } from '../../shared/domain/recurrence.ts'
import { type CalendarDate, showDate } from '../../shared/domain/time.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { recurrenceById, toRecurrence } from '../queries/needs.ts'
import { statement } from '../sql.ts'
import { changesWithin } from './changes-within.ts'
import { needById } from './need.ts'
import { whyNotOwner } from './owner.ts'

/**
 * A need comes again every so many days until its review; or, where it is null, no longer. Fails with `conflict` where
 * the need itself is over: nothing comes again of a need that is met or withdrawn.
 */
export function recurNeed(tx: Writing, input: ParsedInputOf<'need.recur'>): Result<null> {
  const need = needById.get(tx, { needId: input.needId })
  if (!need) return notFound('That need')
  const { recurrence } = input
  if (recurrence) {
    const status = need.status as NeedStatus
    if (!openStatuses.includes(status)) {
      return fail('conflict', `This need is ${needStatusLabels[status].toLowerCase()}: open it again first.`)
    }
    if (recurrence.reviewOn <= recurrence.from) {
      return fail('invalid', 'The review must be after the first day on which it is due.', 'reviewOn')
    }
    const nobody = whyNotOwner(tx, recurrence.owner)
    if (nobody) return nobody
  }
  writeRecurrence(tx, need.resident_id, input.needId, recurrence, input.reason)
  return ok(null)
}

/** Writes how a need comes again, over what is current here; what is so already is written again only with words. */
export function writeRecurrence(
  tx: Writing,
  residentId: string,
  needId: NeedId,
  recurrence: Recurrence | null,
  reason: string,
): void {
  const row = recurrenceById.get(tx, { residentId, needId })
  const shown = reason === '' ? { recurrence: row ? toRecurrence(row) : null } : {}
  const { recurrence: change } = changesWithin(tx, residentId, needId, { recurrence }, shown)
  if (!change) return
  append(tx, residentId as ResidentId, events.needRecurs, { needId, recurrence: change as never, reason })
}

/**
 * What came of one delivery that was due; said again with other words, the last word about that day counts. Fails with
 * `invalid` where nothing was due on that day.
 */
export function recordDelivery(tx: Writing, input: ParsedInputOf<'delivery.record'>): Result<null> {
  const need = needById.get(tx, { needId: input.needId })
  const row = need && recurrenceById.get(tx, { residentId: need.resident_id, needId: input.needId })
  if (!row) return notFound('That delivery')
  const { personId: _, ...delivery } = input
  if (!isDayOf(toRecurrence(row), input.dueOn)) {
    return fail('invalid', `Nothing was due on ${showDate(input.dueOn)}. Nothing was recorded.`, 'dueOn')
  }
  const before = deliveryOn.get(tx, { residentId: row.resident_id, needId: input.needId, dueOn: input.dueOn })
  if (before?.result === input.result && before.words === input.words) return ok(null)
  append(tx, row.resident_id as ResidentId, events.deliveryRecorded, delivery)
  return ok(null)
}

function isDayOf({ everyDays, from, reviewOn }: Recurrence, day: CalendarDate): boolean {
  const days = (Date.parse(day) - Date.parse(from)) / 86_400_000
  return days >= 0 && days % everyDays === 0 && day < reviewOn
}

const openStatuses: readonly NeedStatus[] = ['open', 'referred', 'inProgress']

const deliveryOn = statement<{ residentId: string; needId: string; dueOn: string }>()((k, p) =>
  k
    .selectFrom('delivery')
    .select(['result', 'words'])
    .where('resident_id', '=', p.residentId)
    .where('need_id', '=', p.needId)
    .where('due_on', '=', p.dueOn),
)
