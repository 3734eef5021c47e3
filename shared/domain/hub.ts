import { z } from 'zod'

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
  /** What the handler says first; `{handler}` and `{hub}` are filled in. */
  opening: z.string().max(2000),
} as const

export type HubSettings = { [K in keyof typeof hubSettings]: z.infer<(typeof hubSettings)[K]> }

/** What holds until the hub decides otherwise. */
export const defaultSettings: HubSettings = {
  name: '',
  lockAfterMinutes: 10,
  attemptLimit: 6,
  callingHours: { from: 9, to: 20 },
  callingDays: [1, 2, 3, 4, 5, 6, 7],
  opening:
    'Hello, my name is {handler}. I am ringing from {hub}. We are telephoning people who have been advised to stay at home, to ask whether there is anything they need.',
}
