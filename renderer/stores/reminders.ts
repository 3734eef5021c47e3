import { create } from 'zustand'

interface RemindersState {
  /** The promises of which somebody was reminded already, by key: each once, also after the screen was locked. */
  readonly said: ReadonlySet<string>
  /** Those that they put away. */
  readonly away: ReadonlySet<string>
  readonly say: (key: string) => void
  readonly putAway: (key: string) => void
}

/** What this window has reminded of: ids and times, never a name. */
export const useRemindersSaid = create<RemindersState>((set) => ({
  said: new Set(),
  away: new Set(),
  say: (key) => set(({ said }) => ({ said: new Set(said).add(key) })),
  putAway: (key) => set(({ away }) => ({ away: new Set(away).add(key) })),
}))
