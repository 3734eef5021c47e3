import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isEmptyConcern } from '../../../shared/domain/concern.ts'
import type { ConcernId } from '../../../shared/domain/ids.ts'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { newId } from '../../new-id.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { emptyConcern } from '../concerns/empty-concern.ts'
import { whatIsMissing } from '../concerns/what-is-missing.ts'

export interface CallConcern {
  /** Opens the form, and puts the cursor into it. */
  readonly open: () => void
  readonly raise: () => Promise<void>
  /** Closes the form where nothing is written in it; otherwise it asks first. */
  readonly putAway: () => void
  readonly asking: boolean
  readonly answer: (throwAway: boolean) => void
  readonly problems: readonly Problem[]
  readonly pending: boolean
  readonly seen: RefObject<HTMLTextAreaElement | null>
}

/**
 * The safeguarding concern of the call in hand: kept in its draft as it is typed, and raised by a command of its own, so
 * that it does not hang on the call being saved. The outcome follows where none was chosen, and the focus goes back to
 * the call's heading.
 */
export function useConcern(heading: RefObject<HTMLElement | null>): CallConcern {
  const { t } = useTranslation('concerns')
  const command = useCommand('concern.raise')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState(0)
  const seen = useRef<HTMLTextAreaElement>(null)
  const { run } = command

  useEffect(() => {
    if (opened > 0) seen.current?.focus()
  }, [opened])

  const open = useCallback(() => {
    const { draft, change } = useCallInHand.getState()
    if (draft && !draft.concern) change({ concern: emptyConcern() })
    setOpened((before) => before + 1)
  }, [])

  const raise = useCallback(async () => {
    const { draft } = useCallInHand.getState()
    if (!draft?.concern) return
    const sent = draft.concern
    const missing = whatIsMissing(sent)
    if ('problems' in missing) return setProblems(missing.problems)
    const { callId, personId } = draft
    const result = await run({ ...missing.whole, callId, personId })
    const { draft: now, change } = useCallInHand.getState()
    if (now?.callId !== callId || now.concern?.concernId !== sent.concernId) return
    // What was written meanwhile, or before under the same number, is another concern: no word is lost.
    const another = { ...now.concern, concernId: newId<ConcernId>() }
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      if (result.error.code === 'conflict') change({ concern: another })
      return
    }
    setProblems([])
    change({
      concern: now.concern === sent ? undefined : another,
      outcome: now.outcome ?? (sent.done.includes('called999') ? 'safeguarding999' : 'safeguardingEscalated'),
    })
    useToasts.getState().show(t('raised'))
    if (now.concern === sent) heading.current?.focus()
  }, [heading, run, t])

  const answer = useCallback(
    (throwAway: boolean) => {
      setAsking(false)
      if (!throwAway) return
      setProblems([])
      useCallInHand.getState().change({ concern: undefined })
      heading.current?.focus()
    },
    [heading],
  )

  const putAway = useCallback(() => {
    const concern = useCallInHand.getState().draft?.concern
    if (concern && !isEmptyConcern(concern)) setAsking(true)
    else answer(true)
  }, [answer])

  return { open, raise, putAway, asking, answer, problems, pending: command.pending, seen }
}
