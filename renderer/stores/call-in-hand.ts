import { create } from 'zustand'
import type { CallDraft } from '../../shared/domain/call.ts'
import type { CaseFile } from '../../shared/domain/case-file.ts'
import type { Instant } from '../../shared/domain/time.ts'

interface CallInHandState {
  readonly draft: CallDraft | null
  /** When the store last confirmed that it holds the draft; null while there are words that it does not have. */
  readonly savedAt: Instant | null
  /** When it last held what was typed by then. */
  readonly lastSavedAt: Instant | null
  /** The call was logged, and the next one is on its way: it stays in sight, and nothing of it can be changed. */
  readonly goingOn: boolean
  /** The file of who is rung, asked for before their screen is shown: until the screen has asked itself. */
  readonly file: CaseFile | null
  readonly goOn: () => void
  readonly take: (draft: CallDraft, savedAt: Instant | null, file?: CaseFile | null) => void
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
  file: null,
  // Nothing of it is left to save: a draft of a logged call would come back.
  goOn: () => set(({ draft, lastSavedAt }) => ({ goingOn: true, savedAt: lastSavedAt ?? draft?.startedAt ?? null })),
  take: (draft, savedAt, file = null) => set({ draft, savedAt, lastSavedAt: savedAt, goingOn: false, file }),
  change: (changes) =>
    set(({ draft, goingOn }) => (draft && !goingOn ? { draft: { ...draft, ...changes }, savedAt: null } : {})),
  saved: (saved, at) => set(({ draft }) => (draft === saved ? { savedAt: at, lastSavedAt: at } : { lastSavedAt: at })),
  putDown: () => set({ draft: null, savedAt: null, lastSavedAt: null, goingOn: false, file: null }),
}))
