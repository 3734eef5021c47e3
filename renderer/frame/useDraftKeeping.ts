import { useEffect } from 'react'
import { request } from '../api.ts'
import { useCallInHand } from '../stores/call-in-hand.ts'
import { saveDraft } from './save-draft.ts'

const pause = 400

/** Takes up the draft that the store kept, and saves it after every pause of 400 ms in typing. */
export function useDraftKeeping(): void {
  const draft = useCallInHand((state) => state.draft)
  const savedAt = useCallInHand((state) => state.savedAt)

  useEffect(() => {
    if (useCallInHand.getState().draft) return
    request('call.draft', {}).then((result) => {
      if (result.ok && result.value && !useCallInHand.getState().draft) {
        useCallInHand.getState().take(result.value, null)
      }
    })
  }, [])

  useEffect(() => {
    if (!draft || savedAt) return
    const timer = setTimeout(saveDraft, pause)
    return () => clearTimeout(timer)
  }, [draft, savedAt])

  useEffect(() => {
    const save = () => {
      saveDraft()
    }
    window.addEventListener('pagehide', save)
    window.addEventListener('blur', save)
    return () => {
      window.removeEventListener('pagehide', save)
      window.removeEventListener('blur', save)
    }
  }, [])
}
