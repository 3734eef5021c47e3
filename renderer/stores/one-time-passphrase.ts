import { create } from 'zustand'
import { useSession } from './session.ts'

interface OneTimePassphraseState {
  readonly made: { readonly name: string; readonly passphrase: string } | null
  readonly show: (name: string, passphrase: string) => void
  readonly putAway: () => void
}

/**
 * A one-time passphrase that was made and not yet put away. It is here and not in the screen, so that whoever looked
 * elsewhere while it was made still gets to see it; it goes when somebody signs out.
 */
export const useOneTimePassphrase = create<OneTimePassphraseState>((set) => ({
  made: null,
  show: (name, passphrase) => set({ made: { name, passphrase } }),
  putAway: () => set({ made: null }),
}))

useSession.subscribe(({ session }) => {
  if (session === null) useOneTimePassphrase.getState().putAway()
})
