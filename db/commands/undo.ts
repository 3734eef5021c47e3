import type { ParsedInputOf } from '../../shared/api.ts'
import type { ResidentId } from '../../shared/domain/ids.ts'
import { millisecondsOf } from '../../shared/domain/time.ts'
import * as events from '../../shared/events/resident.ts'
import { staffMessaged } from '../../shared/events/staff.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { eventsOfCommand } from '../log/events.ts'
import type { StoredEvent } from '../log/stored-event.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { isWithdrawal } from '../projections/resident.ts'
import { roleOf } from '../queries/staff.ts'
import { takeDecisionBack } from './identity.ts'

/** How long somebody may take back what they have just done themselves. */
const undoMinutes = 10

/** Withdraws a command by an event in each log that it wrote to, a decision who is who by taking it back; nothing is deleted (DESIGN §2). */
export function undoCommand(tx: Writing, input: ParsedInputOf<'command.undo'>): Result<null> {
  const written = eventsOfCommand.all(tx, { command: input.undo })
  const first = written[0]
  if (!first) return notFound('What was to be undone')
  if (written.every((event) => event.type === staffMessaged.type)) {
    return fail('conflict', 'A message that was sent is not taken back: send another that says what holds.')
  }
  // A message that went with a handover stays sent: whoever has read it would not know that it was gone.
  const isHere = ({ stream, type }: StoredEvent) =>
    stream === 'resident' || stream === 'identity' || type === staffMessaged.type
  if (written.some((event) => !isHere(event) || isWithdrawal(event.type))) {
    return fail('conflict', 'This cannot be undone here. Nothing was changed.')
  }
  if (written.some((event) => event.type === events.concernRaised.type)) {
    return fail('conflict', 'A safeguarding concern is never taken back: a supervisor closes it, saying why.')
  }
  const age = millisecondsOf(tx.at) - Date.parse(first.at)
  const isOwn = first.actor === tx.actor && age < undoMinutes * 60_000
  if (!isOwn && roleOf(tx, tx.actor) === 'handler') {
    return fail(
      'notAllowed',
      `This was saved more than ${undoMinutes} minutes ago, or by somebody else: ask a supervisor to take it back.`,
    )
  }
  for (const { stream, stream_id: streamId, type } of written) {
    if (stream !== 'identity') continue
    const taken = takeDecisionBack(tx, streamId, type)
    if (!taken.ok) return taken
  }
  const residents = written.filter((event) => event.stream === 'resident')
  for (const streamId of new Set(residents.map((event) => event.stream_id))) {
    append(tx, streamId as ResidentId, events.commandWithdrawn, { withdrawn: input.undo, reason: 'Undone' })
  }
  return ok(null)
}
