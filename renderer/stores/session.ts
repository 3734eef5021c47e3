import { create } from 'zustand'
import type { Session } from '../../shared/domain/session.ts'
import { useCallInHand } from './call-in-hand.ts'
import { useToasts } from './toasts.ts'

interface SessionState {
  readonly session: Session | null
  /** The hub is being set up: its page stays until the recovery key has been put away. */
  readonly settingUp: boolean
  readonly setUp: (settingUp: boolean) => void
  readonly signedIn: (session: Session) => void
  /** Nothing about anybody stays on the screen: the draft is the store's, and words about calls go. */
  readonly signedOut: () => void
}

/** Who is signed in at this window. */
export const useSession = create<SessionState>((set) => ({
  session: null,
  settingUp: false,
  setUp: (settingUp) => set({ settingUp }),
  signedIn: (session) => set({ session }),
  signedOut: () => {
    useCallInHand.getState().putDown()
    useToasts.getState().clear()
    set({ session: null })
  },
}))
