import { randomBytes } from 'node:crypto'
import type { Surroundings } from './handles.ts'

/** The machine's own clock and chance. */
export const theMachine: Surroundings = { now: Date.now, bytes: (length) => randomBytes(length) }
