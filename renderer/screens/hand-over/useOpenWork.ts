import { CalendarDate } from '../../../shared/domain/time.ts'
import type { Failure } from '../../../shared/result.ts'
import { useEveryRow } from '../../hooks/useEveryRow.ts'
import { useSession } from '../../stores/session.ts'
import { type OpenWork, openWorkOf } from './open-work.ts'

const always = CalendarDate.parse('9999-12-31')

/** Everything that who is signed in leaves open, whenever it is due. */
export function useOpenWork(): { readonly work: OpenWork | null; readonly error: Failure | null } {
  const me = useSession((state) => state.session?.staffId ?? null)
  const callbacks = useEveryRow('callbacks.page', { show: 'all' })
  const steps = useEveryRow('ladder.page', { mine: true, step: null })
  const tasks = useEveryRow('tasks.page', { mine: true, state: 'open' })
  const due = useEveryRow('due.page', { mine: true, until: always })
  const isHere = me !== null && callbacks.rows && steps.rows && tasks.rows && due.rows
  return {
    work: isHere
      ? openWorkOf(me, { callbacks: callbacks.rows, steps: steps.rows, tasks: tasks.rows, due: due.rows })
      : null,
    error: callbacks.error ?? steps.error ?? tasks.error ?? due.error,
  }
}
