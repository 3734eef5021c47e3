import { useCallback, useEffect, useRef, useState } from 'react'
import type { Sheet, SheetTyped, TypedCall } from '../../../shared/domain/call.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'
import { request } from '../../api.ts'
import { emptyCall } from './empty-call.ts'
import { usualDay } from './read-typed-call.ts'

/** What has been typed of a sheet so far, kept by the store from one pause to the next. */
export interface Typed {
  readonly day: CalendarDate | null
  readonly setDay: (day: CalendarDate | null) => void
  readonly of: (personId: PersonId) => TypedCall
  readonly change: (personId: PersonId, changes: Partial<TypedCall>) => void
  /** Nothing of it is left to be kept: it was saved. */
  readonly forget: (personId: PersonId) => void
  /** Keeps it now: a box was left. */
  readonly keep: () => void
  /** Why it could not be kept, or null. */
  readonly failure: string | null
}

const pauseMilliseconds = 400

/** Holds what is typed of a sheet, and keeps it on every pause, and when the screen is left. */
export function useTyped(sheet: Sheet): Typed {
  const [typed, setTyped] = useState<SheetTyped>(() => ({
    day: sheet.typed.day ?? usualDay(sheet.printedAt),
    calls: sheet.typed.calls,
  }))
  const [failure, setFailure] = useState<string | null>(null)
  const latest = useRef(typed)
  latest.current = typed
  const kept = useRef(typed)
  // A line that was never typed in has an id too, the same for as long as the screen stands.
  const blank = useRef(new Map<PersonId, TypedCall>())

  const keep = useCallback(async () => {
    if (kept.current === latest.current) return
    kept.current = latest.current
    const result = await request('work.saveSheet', { typed: latest.current })
    setFailure(result.ok ? null : result.error.message)
  }, [])

  useEffect(() => {
    if (typed === kept.current) return
    const timer = setTimeout(keep, pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [typed, keep])
  useEffect(
    () => () => {
      keep()
    },
    [keep],
  )

  const of = useCallback((personId: PersonId): TypedCall => {
    const known = latest.current.calls[personId] ?? blank.current.get(personId)
    if (known) return known
    const made = emptyCall()
    blank.current.set(personId, made)
    return made
  }, [])
  const change = useCallback(
    (personId: PersonId, changes: Partial<TypedCall>) =>
      setTyped((before) => ({
        ...before,
        calls: { ...before.calls, [personId]: { ...(before.calls[personId] ?? of(personId)), ...changes } },
      })),
    [of],
  )
  return {
    day: typed.day,
    setDay: (day) => setTyped((before) => ({ ...before, day })),
    of,
    change,
    forget: (personId) => {
      blank.current.delete(personId)
      setTyped(({ day, calls: { [personId]: _saved, ...others } }) => ({ day, calls: others }))
    },
    keep,
    failure,
  }
}
