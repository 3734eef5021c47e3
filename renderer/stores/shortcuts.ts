import { create } from 'zustand'

export interface Shortcut {
  /** As react-hotkeys-hook writes them: `ctrl+enter`, `n`, `?`. */
  readonly keys: string
  readonly label: string
}

interface ShortcutsState {
  readonly shortcuts: readonly Shortcut[]
  readonly listOpen: boolean
  readonly add: (shortcut: Shortcut) => void
  readonly remove: (shortcut: Shortcut) => void
  readonly openList: (open: boolean) => void
}

/** The shortcuts that work now: what is on screen registers its own, so that the list is never wrong. */
export const useShortcuts = create<ShortcutsState>((set) => ({
  shortcuts: [],
  listOpen: false,
  add: (shortcut) => set(({ shortcuts }) => ({ shortcuts: [...shortcuts, shortcut] })),
  remove: (shortcut) => set(({ shortcuts }) => ({ shortcuts: shortcuts.filter((other) => other !== shortcut) })),
  openList: (listOpen) => set({ listOpen }),
}))
