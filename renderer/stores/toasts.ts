import { create } from 'zustand'
import type { CommandId } from '../../shared/domain/ids.ts'

export interface Toast {
  readonly id: number
  readonly text: string
  /** The command that Undo withdraws. */
  readonly undo: CommandId | null
}

interface ToastsState {
  readonly toasts: readonly Toast[]
  readonly show: (text: string, undo?: CommandId) => void
  readonly dismiss: (id: number) => void
  readonly clear: () => void
}

let made = 0

/** Words about what was just done, mostly so that it can be undone. */
export const useToasts = create<ToastsState>((set) => ({
  toasts: [],
  show: (text, undo) => {
    made += 1
    const toast: Toast = { id: made, text, undo: undo ?? null }
    // One at a time: an older thing is undone from its case file.
    set({ toasts: [toast] })
  },
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  clear: () => set({ toasts: [] }),
}))
