import { create } from 'zustand'
import type { ScriptLine } from '../../shared/domain/script.ts'

/** A line of the script that is being written. */
export interface LineInHand {
  readonly lineId: string
  /** As it stands in the store; null for a new one. */
  readonly before: ScriptLine | null
  readonly line: ScriptLine
}

interface ScriptInHand {
  readonly inHand: LineInHand | null
  readonly take: (inHand: LineInHand) => void
  readonly change: (changes: Partial<ScriptLine>) => void
  readonly putDown: () => void
}

/** The line that is being written: here and not in the screen, so that who leaves the screen finds it as they left it. */
export const useScriptInHand = create<ScriptInHand>((set) => ({
  inHand: null,
  take: (inHand) => set({ inHand }),
  change: (changes) =>
    set(({ inHand }) => (inHand ? { inHand: { ...inHand, line: { ...inHand.line, ...changes } } } : {})),
  putDown: () => set({ inHand: null }),
}))

/** Whether something was written that is not saved. */
export function isUnsaved({ before, line }: LineInHand): boolean {
  return before === null ? line.text.en.trim() !== '' : JSON.stringify(before) !== JSON.stringify(line)
}
