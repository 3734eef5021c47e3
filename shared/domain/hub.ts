import { z } from 'zod'
import { LadderPlan } from './ladder.ts'

/** What the hub as a whole has decided, with its form. */
export const hubSettings = {
  name: z.string().min(1).max(100),
  /** Minutes without a key or pointer after which the screen locks itself. */
  lockAfterMinutes: z.int().min(1).max(240),
  /** How many attempts the ladder makes before the next step is owned by somebody (DESIGN §5). */
  attemptLimit: z.int().min(1).max(20),
  /** Hours in which residents are rung, London time, 24-hour: `[from, to)`. */
  callingHours: z.strictObject({ from: z.int().min(0).max(23), to: z.int().min(1).max(24) }),
  /** Days on which residents are rung: 1 Monday to 7 Sunday. */
  callingDays: z.array(z.int().min(1).max(7)).min(1),
  /** Whether residents are rung on the bank holidays of England. */
  bankHolidays: z.boolean(),
  /** What follows the last attempt, in order (DESIGN §5, ladder). */
  ladder: LadderPlan,
  /** Minutes before a promised callback at which its handler is reminded. */
  reminderMinutes: z.int().min(0).max(120),
  /** Days after which an open need, or a referral that nobody has answered, is shown as stale. */
  staleAfterDays: z.int().min(1).max(90),
  /** How the interpreter line is reached, for whoever rings somebody whose language they do not speak. */
  interpreterLine: z.string().max(500),
  /** The letter to somebody who could not be reached; `{name}`, `{hub}` and `{telephone}` are filled in. */
  letter: z.string().max(5000),
  /** The hub's own telephone number, for letters and the script. */
  telephone: z.string().max(60),
} as const

export type HubSettings = { [K in keyof typeof hubSettings]: z.infer<(typeof hubSettings)[K]> }

/** What holds until the hub decides otherwise. */
export const defaultSettings: HubSettings = {
  name: '',
  lockAfterMinutes: 10,
  attemptLimit: 6,
  callingHours: { from: 9, to: 20 },
  callingDays: [1, 2, 3, 4, 5, 6, 7],
  bankHolidays: true,
  ladder: [
    { step: 'alternateContact', afterDays: 1 },
    { step: 'letter', afterDays: 1 },
    { step: 'doorstep', afterDays: 5 },
  ],
  reminderMinutes: 5,
  staleAfterDays: 7,
  interpreterLine: '',
  telephone: '',
  letter:
    'Dear {name},\n\nWe have tried to telephone you, and could not reach you. {hub} rings residents who were advised to stay at home because of their health, to ask whether there is anything they need: food, medicine, somebody to talk to, advice.\n\nPlease ring us on {telephone}, or ask somebody to ring for you. If we hear nothing, one of us will knock at your door, keep two metres away, and show a badge.\n\nYours sincerely,\n\n{hub}',
}
