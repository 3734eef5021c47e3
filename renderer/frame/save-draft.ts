import { request } from '../api.ts'
import { useCallInHand } from '../stores/call-in-hand.ts'

/** Hands the draft to the store, unless it has it already. True where the store holds all that was typed. */
export async function saveDraft(): Promise<boolean> {
  const { draft, savedAt, saved } = useCallInHand.getState()
  if (!draft || savedAt) return true
  const result = await request('call.saveDraft', { draft })
  if (!result.ok) return false
  saved(draft, result.value.savedAt)
  return true
}
