import { z } from 'zod'
import { ResidentId } from '../domain/ids.ts'
import { event } from './event.ts'

const pair = { a: ResidentId, b: ResidentId, reason: z.string().max(500) }
/** Two registrations are one person. The stream id is both ids, the smaller first, with a full stop between. */
export const samePerson = event('identity', 'identity.same', 1, z.strictObject(pair))
export const differentPeople = event('identity', 'identity.different', 1, z.strictObject(pair))
/** Takes the last decision about the two back. */
export const undecided = event('identity', 'identity.undecided', 1, z.strictObject(pair))
/** Registered in a call although somebody here is like them: for a supervisor to look at, never joined by the machine. */
export const identitySuspected = event('identity', 'identity.suspected', 1, z.strictObject(pair))
