import { useCallback, useEffect, useRef } from 'react'

/** Tells whether the caller is still on screen: who has gone elsewhere meanwhile is not pulled back. */
export function useIsHere(): () => boolean {
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return useCallback(() => isHere.current, [])
}
