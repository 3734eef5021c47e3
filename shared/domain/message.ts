import type { MessageId } from './ids.ts'
import type { Instant } from './time.ts'

/** A supervisor's words to the staff: about the work, never about a resident, whose own file has tasks for that. */
export interface MessageRow {
  readonly messageId: MessageId
  readonly text: string
  readonly at: Instant
  readonly by: string
}
