import { type CallDraft, nothingSaid } from '../../../shared/domain/call.ts'
import type { CallId, ListId, PersonId } from '../../../shared/domain/ids.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { newId } from '../../new-id.ts'

export interface CallStart {
  readonly personId: PersonId
  readonly listId: ListId | null
  readonly number: string | null
  readonly direction: 'outbound' | 'inbound'
  /** Given where the person was registered during this call. */
  readonly callId?: CallId
}

/** A call that has just begun: nothing said yet. */
export function emptyDraft(start: CallStart, now: number): CallDraft {
  return {
    callId: start.callId ?? newId<CallId>(),
    personId: start.personId,
    listId: start.listId,
    direction: start.direction,
    startedAt: instantOf(now),
    number: start.number,
    ...nothingSaid,
  }
}
