import type { StoredEvent } from '../log/stored-event.ts'

/** An event with its payload read, as the streams' projections see it. */
export interface ProjectedEvent extends StoredEvent {
  readonly read: unknown
}
