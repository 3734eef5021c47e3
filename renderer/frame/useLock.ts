import { useCallback } from 'react'
import { request } from '../api.ts'
import { useSession } from '../stores/session.ts'
import { saveDraft } from './save-draft.ts'

/** Locks the screen: the draft is saved first, then the store forgets its key. */
export function useLock(): () => Promise<void> {
  const signedOut = useSession((state) => state.signedOut)
  return useCallback(async () => {
    await saveDraft()
    const result = await request('session.lock', {})
    if (result.ok) signedOut()
  }, [signedOut])
}
