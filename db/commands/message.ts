import type { ParsedInputOf } from '../../shared/api.ts'
import type { MessageId, StaffId } from '../../shared/domain/ids.ts'
import { messageRead, staffMessaged } from '../../shared/events/staff.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { staffOf } from '../queries/staff.ts'
import { statement } from '../sql.ts'
import { whyNotOwner } from './owner.ts'

/**
 * Sends a supervisor's words to one of the staff, or to everybody else who works here: each has an event of their own, so
 * that each reads it for themselves. Sent again after a lost answer it is the same message.
 */
export function sendMessage(tx: Writing, input: ParsedInputOf<'message.send'>): Result<null> {
  const nobody = whyNotOwner(tx, input.to, 'to')
  if (nobody) return nobody
  const everybodyElse = () => staffOf(tx).filter((member) => member.active && member.staffId !== tx.actor)
  const recipients = input.to === null ? everybodyElse().map((member) => member.staffId) : [input.to]
  if (recipients.length === 0) return fail('invalid', 'Nobody else works here yet. Nothing was sent.')
  for (const to of recipients) {
    const sent = messageTo(tx, to, input.messageId, input.text)
    if (!sent.ok) return sent
  }
  return ok(null)
}

/** Sends one message to one of the staff, once. Fails with `conflict` where it was sent before with other words. */
export function messageTo(tx: Writing, to: StaffId, messageId: MessageId, text: string): Result<null> {
  const before = messageById.get(tx, { staffId: to, messageId })
  if (before && before.text !== text) {
    return fail('conflict', 'This message was sent before, with other words. Send what is new as another.')
  }
  if (!before) append(tx, to, staffMessaged, { messageId, text })
  return ok(null)
}

/** Somebody has read a message that was sent to them. */
export function readMessage(tx: Writing, input: ParsedInputOf<'message.read'>): Result<null> {
  const message = messageById.get(tx, { staffId: tx.actor, messageId: input.messageId })
  if (!message) return notFound('That message')
  if (message.is_read === 0) append(tx, tx.actor, messageRead, { messageId: input.messageId })
  return ok(null)
}

const messageById = statement<{ staffId: string; messageId: string }>()((k, p) =>
  k
    .selectFrom('message')
    .select(['text', 'is_read'])
    .where('staff_id', '=', p.staffId)
    .where('message_id', '=', p.messageId),
)
