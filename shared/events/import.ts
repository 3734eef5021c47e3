import { z } from 'zod'
import { sourceCodes } from '../codes/sources.ts'
import { ResidentId } from '../domain/ids.ts'
import { CalendarDate } from '../domain/time.ts'
import { event } from './event.ts'

/** A file was brought in. What it said of each resident is in their own logs; here are the file and the counts only. */
export const importApplied = event(
  'import',
  'import.applied',
  1,
  z.strictObject({
    source: z.enum(sourceCodes),
    format: z.string().max(60),
    fileName: z.string().max(300),
    fileSha256: z.string().regex(/^[0-9a-f]{64}$/),
    statedOn: CalendarDate,
    rows: z.int().nonnegative(),
    new: z.int().nonnegative(),
    changed: z.int().nonnegative(),
    unchanged: z.int().nonnegative(),
    rejected: z.int().nonnegative(),
  }),
)

/**
 * A file was taken back: what it said of each resident is withdrawn in their own logs. Those whom it alone had registered
 * and for whom work was done since stay, and are named here for a person to look at.
 */
export const importWithdrawn = event(
  'import',
  'import.withdrawn',
  1,
  z.strictObject({ reason: z.string().max(1000), kept: z.array(ResidentId).max(1000) }),
)
