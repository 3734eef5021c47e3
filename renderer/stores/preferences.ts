import { create } from 'zustand'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

interface PreferencesState {
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
}

/** How this window looks, on this machine. */
export const usePreferences = create<PreferencesState>((set) => ({
  theme: rememberedTheme(),
  setTheme: (theme) => {
    showTheme(theme)
    try {
      localStorage.setItem('theme', theme)
    } catch {
      // Without storage the choice lasts as long as the window.
    }
    set({ theme })
  },
}))

function rememberedTheme(): Theme {
  let theme: Theme = 'system'
  try {
    theme = themes.find((known) => known === localStorage.getItem('theme')) ?? 'system'
  } catch {
    // As above.
  }
  showTheme(theme)
  return theme
}

function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
