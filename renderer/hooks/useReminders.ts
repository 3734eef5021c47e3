import { useEffect, useRef } from 'react'
import type { CallbackRow } from '../../shared/domain/call.ts'
import { millisecondsOf, showTime } from '../../shared/domain/time.ts'
import { i18next } from '../i18n/i18n.ts'
import { useCallInHand } from '../stores/call-in-hand.ts'
import { useRemindersSaid } from '../stores/reminders.ts'
import { useSession } from '../stores/session.ts'
import { useNow } from './useNow.ts'
import { useQuery } from './useQuery.ts'

export interface Reminders {
  /** Promises whose time is near, the earliest first, but for those that were put away or are in hand. */
  readonly near: readonly CallbackRow[]
  readonly putAway: (callback: CallbackRow) => void
}

/** A promise that is later than this is overdue, and stands at the top of My work; nobody is reminded of it any more. */
const lateMinutes = 15

/**
 * Reminds of promised callbacks that are this handler's or anybody's, so many minutes before (a setting of the hub): by a
 * notification without a name, once, and in the window.
 */
export function useReminders(): Reminders {
  const me = useSession((state) => state.session?.staffId ?? null)
  const before = useQuery('hub.settings', {}).data?.reminderMinutes
  const promised = useQuery('callbacks.near', {}).data
  const inHand = useCallInHand((state) => state.draft?.personId)
  const { said, away, say, putAway } = useRemindersSaid()
  const now = useNow(5_000)

  const isNear = ({ at, until, personId }: CallbackRow): boolean => {
    if (before === undefined || personId === inHand) return false
    const latest = Math.max(millisecondsOf(at) + lateMinutes * 60_000, until ? millisecondsOf(until) : 0)
    return now >= millisecondsOf(at) - before * 60_000 && now < latest
  }
  const key = ({ personId, at }: CallbackRow) => `${me} ${personId} ${at}`
  const near = (promised ?? []).filter(isNear)
  const unsaid = near.filter((callback) => !said.has(key(callback)))

  useEffect(() => {
    for (const callback of unsaid) {
      say(key(callback))
      window.hub.notify(sentenceOf(callback))
    }
  })
  return {
    near: near.filter((callback) => !away.has(key(callback))),
    putAway: (callback) => putAway(key(callback)),
  }
}

/** Notifies supervisors of a concern that is raised while they are signed in; how many wait is null for others. */
export function useConcernNotification(waiting: number | null): void {
  const known = useRef(waiting)
  useEffect(() => {
    const before = known.current
    known.current = waiting
    if (before !== null && waiting !== null && waiting > before) {
      window.hub.notify(i18next.t('reminders:concernRaised'))
    }
  }, [waiting])
}

function sentenceOf({ at, until }: CallbackRow): string {
  const time = showTime(at)
  return until === null
    ? i18next.t('reminders:promisedAt', { time })
    : i18next.t('reminders:promisedBetween', { time, until: showTime(until) })
}
