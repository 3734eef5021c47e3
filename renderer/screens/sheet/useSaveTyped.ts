import { useState } from 'react'
import { hasFlag, type OutcomeCode } from '../../../shared/codes/outcomes.ts'
import type { SheetRow, TypedCall } from '../../../shared/domain/call.ts'
import { type CalendarDate, instantOf, showTime } from '../../../shared/domain/time.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { i18next } from '../../i18n/i18n.ts'
import { useToasts } from '../../stores/toasts.ts'
import { emptyConcern } from '../concerns/empty-concern.ts'
import { whatIsMissing } from '../concerns/what-is-missing.ts'
import { readTypedCall, type TypedProblem } from './read-typed-call.ts'

/** How a line was entered at this screen: the call as it was logged, or the sentence that says why it was not. */
export type Entered = { readonly outcome: OutcomeCode; readonly time: string } | { readonly refused: string }

/** Saves a typed line as the call it tells of; a safeguarding one is raised as a concern first, in the same call. */
export function useSaveTyped(row: SheetRow): {
  readonly save: (typed: TypedCall, day: CalendarDate | null) => Promise<Entered | null>
  readonly problems: readonly TypedProblem[]
  readonly pending: boolean
} {
  const log = useCommand('call.log')
  const raise = useCommand('concern.raise')
  const [problems, setProblems] = useState<readonly TypedProblem[]>([])

  const stop = (found: readonly TypedProblem[]) => {
    setProblems(found)
    return null
  }
  const save = async (typed: TypedCall, day: CalendarDate | null): Promise<Entered | null> => {
    const read = readTypedCall(row, typed, day, instantOf(Date.now()))
    if ('problems' in read) return stop(read.problems)
    const { call } = read
    if (hasFlag(call.outcome, 'urgent')) {
      const found = whatIsMissing(typed.concern ?? emptyConcern())
      if ('problems' in found) return stop(found.problems.map(({ message }) => ({ message, part: null })))
      const raised = await raise.run({ ...found.whole, personId: row.personId, callId: typed.callId })
      if (!raised.ok) return stop([{ message: raised.error.message, part: null }])
    }
    const logged = await log.run(call)
    if (!logged.ok && logged.error.code !== 'held') return stop([{ message: logged.error.message, part: null }])
    setProblems([])
    // The words of a call to somebody who is held are kept for the supervisor: the line has done its work.
    if (!logged.ok) return { refused: logged.error.message }
    const said = i18next.t('sheet:saved', { name: row.name })
    useToasts.getState().show(said, logged.commandId)
    return { outcome: call.outcome, time: showTime(call.startedAt) }
  }
  return { save, problems, pending: log.pending || raise.pending }
}
