import type { ParsedInputOf } from '../../shared/api.ts'
import { skips } from '../../shared/codes/skips.ts'
import type { TaskId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import { addDays, type Instant, instantOf, londonTime, startOfLondonDay } from '../../shared/domain/time.ts'
import * as events from '../../shared/events/resident.ts'
import { ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { append, type Writing } from '../log/write.ts'
import { statement } from '../sql.ts'
import { findPerson, type Person } from './person.ts'

/**
 * Puts somebody off, with the reason: until the next part of the day, or the morning after. Where another handler should
 * ring, a supervisor is asked to give the call away: once, until that is done.
 */
export function skipCall(tx: Writing, input: ParsedInputOf<'call.skip'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  append(tx, found.value.stream, events.callSkipped, {
    listId: input.listId,
    why: input.why,
    note: input.note,
    until: skippedUntil(tx.at),
  })
  if (skips[input.why].forSupervisor) askToGiveAway(tx, found.value, input)
  return ok(null)
}

function askToGiveAway(tx: Writing, person: Person, { why, note }: ParsedInputOf<'call.skip'>): void {
  const what = `Give this call to somebody else: “${skips[why].label}”`
  const asked = openTasks.all(tx, { personId: person.personId }).some((task) => task.what.startsWith(what))
  if (asked) return
  append(tx, person.stream, events.taskAdded, {
    taskId: idOf(tx.surroundings.bytes(16)) as TaskId,
    callId: null,
    what: (note === '' ? what : `${what}. ${note}`).slice(0, 1000),
    dueOn: londonDate(tx.at),
    owner: null,
  })
}

/** A skipped person returns at noon, at five, or the next morning: whichever comes first. */
export function skippedUntil(at: Instant): Instant {
  const { date, hour } = londonTime(at)
  if (hour >= 17) return startOfLondonDay(addDays(date, 1))
  // Counted back from midnight: the clocks change early in the morning, never after noon.
  const nextMidnight = Date.parse(startOfLondonDay(addDays(date, 1)))
  return instantOf(nextMidnight - (hour < 12 ? 12 : 7) * 3_600_000)
}

const openTasks = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('task', 'task.resident_id', 'person_resident.resident_id')
    .select('what')
    .where('person_id', '=', p.personId)
    .where('state', '=', 'open'),
)
