import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { Failure } from '../../../shared/result.ts'
import { request } from '../../api.ts'
import { i18next } from '../../i18n/i18n.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { type CallStart, emptyDraft } from './empty-draft.ts'

/**
 * Takes a call in hand and shows it. Where one is in hand that is not logged, that one is shown: a handler has one call at
 * a time.
 * Answers with the failure (a held person, somebody else's call), or null.
 */
export function useBeginCall(): (start: CallStart) => Promise<Failure | null> {
  const [, navigate] = useLocation()
  return useCallback(
    async (start: CallStart) => {
      const { show } = useToasts.getState()
      const { draft: inHand, goingOn } = useCallInHand.getState()
      if (inHand && !goingOn) {
        show(i18next.t('call:finishFirst'))
        navigate('/call')
        return null
      }
      const draft = emptyDraft(start, Date.now())
      const result = await request('call.begin', { draft })
      if (!result.ok) {
        show(result.error.message)
        return result.error
      }
      // Asked for before it is shown: between two calls the screen is never blank.
      const file = await request('case.open', { personId: start.personId })
      useCallInHand.getState().take(draft, draft.startedAt, file.ok ? file.value : null)
      navigate('/call')
      return null
    },
    [navigate],
  )
}
