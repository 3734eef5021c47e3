import { useEffect } from 'react'
import { isLongWorkRunning } from '../api.ts'
import { i18next } from '../i18n/i18n.ts'
import { useToasts } from '../stores/toasts.ts'
import { useLock } from './useLock.ts'

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Locks the screen after so many minutes without a key or pointer; never during an import or export (DESIGN §4). */
export function useIdleLock(minutes: number): void {
  const lock = useLock()
  useEffect(() => {
    let last = Date.now()
    const alive = () => {
      last = Date.now()
    }
    for (const sign of signsOfLife) window.addEventListener(sign, alive, { passive: true, capture: true })
    const timer = setInterval(() => {
      if (isLongWorkRunning()) alive()
      if (Date.now() - last < minutes * 60_000) return
      last = Date.now()
      lock().then(() => useToasts.getState().show(i18next.t('frame:lockedIdle', { count: minutes })))
    }, 5_000)
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, alive, { capture: true })
      clearInterval(timer)
    }
  }, [minutes, lock])
}
