import { z } from 'zod'
import { sourceCodes } from '../codes/sources.ts'
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
