import { create } from 'zustand'
import type { CallDraft } from '../../shared/domain/call.ts'
import type { Instant } from '../../shared/domain/time.ts'

interface CallInHandState {
  readonly draft: CallDraft | null
  /** When the store last confirmed that it holds the draft; null while there are words that it does not have. */
  readonly savedAt: Instant | null
  /** When it last held what was typed by then. */
  readonly lastSavedAt: Instant | null
  /** A call was just put down, and what comes after it is on its way. */
  readonly goingOn: boolean
  readonly goOn: (goingOn: boolean) => void
  readonly take: (draft: CallDraft, savedAt: Instant | null) => void
  readonly change: (changes: Partial<CallDraft>) => void
  readonly saved: (draft: CallDraft, at: Instant) => void
  readonly putDown: () => void
}

/** The call in hand: what was typed and ticked so far. The store keeps it too, from one pause to the next. */
export const useCallInHand = create<CallInHandState>((set) => ({
  draft: null,
  savedAt: null,
  lastSavedAt: null,
  goingOn: false,
  goOn: (goingOn) => set({ goingOn }),
  take: (draft, savedAt) => set({ draft, savedAt, lastSavedAt: savedAt }),
  change: (changes) => set(({ draft }) => (draft ? { draft: { ...draft, ...changes }, savedAt: null } : {})),
  saved: (saved, at) => set(({ draft }) => (draft === saved ? { savedAt: at, lastSavedAt: at } : { lastSavedAt: at })),
  putDown: () => set({ draft: null, savedAt: null, lastSavedAt: null }),
}))
