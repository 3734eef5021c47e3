import type { ReactNode } from 'react'
import type { Role } from '../../shared/domain/staff.ts'

/** A screen that the frame shows at a place of its own. The screen reads the rest of the place itself, with wouter. */
export interface Screen {
  /** As wouter reads it: `/lists/:listId?`. */
  readonly path: string
  /** The least role that may see it; the store checks again. */
  readonly may: Role
  readonly element: ReactNode
}
