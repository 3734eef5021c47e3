import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { hasFlag } from '../../../shared/codes/outcomes.ts'
import type { CallLogInput } from '../../../shared/domain/call.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { isEmptyConcern } from '../../../shared/domain/concern.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { instantOf, millisecondsOf } from '../../../shared/domain/time.ts'
import { request } from '../../api.ts'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../stores/toasts.ts'
import { unsavedForms } from '../case/forms.ts'
import { recurrenceForm, unclearRecurrence } from './draft-changes.ts'
import { mustBeTold } from './outcome-keys.ts'
import { otherNumber } from './usable-numbers.ts'
import { useBeginCall } from './useBeginCall.ts'

export interface SaveCall {
  readonly save: (then: 'next' | 'work') => Promise<void>
  readonly release: () => Promise<void>
  readonly problems: readonly Problem[]
  readonly pending: boolean
}

/**
 * Ends the call: logs all of it as one command, says so with Undo, and goes on to the next person. A wrong or dead
 * number with another one left is marked, and the call goes on. A refusal keeps everything that was typed.
 */
export function useSaveCall(file: CaseFile, thenPerson: PersonId | null): SaveCall {
  const { t } = useTranslation(['call', 'caseFile', 'concerns'])
  const [, navigate] = useLocation()
  const begin = useBeginCall()
  const log = useCommand('call.log')
  const bad = useCommand('call.badNumber')
  const put = useCommand('call.release')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const { run: runLog } = log
  const { run: runBad } = bad
  const { run: runRelease } = put

  const goOn = useCallback(
    async (then: 'next' | 'work') => {
      const me = useSession.getState().session?.staffId
      if (thenPerson) {
        const opened = await request('case.open', { personId: thenPerson })
        const lists = opened.ok ? opened.value.lists : []
        const listId = lists.find((list) => list.handlerId === me)?.listId ?? null
        const failure = await begin({ personId: thenPerson, listId, number: null, direction: 'outbound' })
        if (!failure) return
      }
      if (then === 'next') {
        const next = await request('call.next', { handler: null, at: null })
        if (next.ok && next.value.next) {
          const { personId, listId, number } = next.value.next
          const failure = await begin({ personId, listId, number, direction: 'outbound' })
          if (!failure) return
        }
      }
      navigate('/')
      useCallInHand.getState().putDown()
    },
    [begin, navigate, thenPerson],
  )

  const saveOnce = useCallback(
    async (then: 'next' | 'work') => {
      const { draft, change } = useCallInHand.getState()
      const { show } = useToasts.getState()
      if (!draft) return
      if (draft.concern && !isEmptyConcern(draft.concern)) {
        return setProblems([{ message: t('concerns:raiseFirst'), fieldId: 'concern-seen' }])
      }
      const form = unsavedForms(draft.forms)[0]
      if (form) return setProblems([{ message: t('call:saveFormFirst'), fieldId: `form-${form}` }])
      const unclear = unclearRecurrence(draft)
      if (unclear) {
        const fieldId = `${recurrenceForm(unclear)}-everyDays`
        return setProblems([{ message: t('caseFile:recurrence.needWhole'), fieldId }])
      }
      if (!draft.outcome) return setProblems([{ message: t('chooseOutcome'), fieldId: 'outcome' }])
      if (hasFlag(draft.outcome, 'callback') && !draft.callback) {
        return setProblems([{ message: t('chooseTime'), fieldId: 'callback-time' }])
      }
      if (mustBeTold.includes(draft.outcome) && !draft.spokenTo.trim()) {
        return setProblems([{ message: t('sayWhoTold'), fieldId: 'spoken-to' }])
      }
      setProblems([])
      const endedAt = instantOf(Math.max(Date.now(), millisecondsOf(draft.startedAt)))
      const { cursor: _cursor, concern: _concern, forms: _forms, outcome, ...rest } = draft

      const next = otherNumber(file.phones, draft.number)
      if ((outcome === 'wrongNumber' || outcome === 'unobtainable') && draft.number && next && !file.hold) {
        const { callId, personId, listId, number, startedAt } = draft
        const marked = await runBad({ callId, personId, listId, number, outcome, startedAt, endedAt })
        if (!marked.ok) return setProblems([{ message: marked.error.message }])
        const nextNumber = marked.value.nextNumber
        change({ number: nextNumber, outcome: null, spokenTo: '', contactId: null })
        const shown = file.phones.find((phone) => phone.digits === nextNumber)?.shown ?? nextNumber ?? ''
        show(nextNumber ? t('numberMarked', { number, next: shown }) : t('numberMarkedLast'))
        return
      }

      const input: CallLogInput = { ...rest, outcome, endedAt }
      const logged = await runLog(input)
      if (!logged.ok && logged.error.code !== 'held') return setProblems([{ message: logged.error.message }])
      if (!logged.ok) {
        show(logged.error.message)
        await runRelease({ callId: draft.callId })
      } else {
        show(t('logged', { name: file.person.name, next: logged.value.next }), logged.commandId)
      }
      useCallInHand.getState().goOn()
      await goOn(then)
    },
    [file, goOn, runBad, runLog, runRelease, t],
  )

  // A key that is held down says so many times: the call is logged once.
  const saving = useRef(false)
  const save = useCallback(
    async (then: 'next' | 'work') => {
      if (saving.current) return
      saving.current = true
      await saveOnce(then).finally(() => {
        saving.current = false
      })
    },
    [saveOnce],
  )

  const release = useCallback(async () => {
    const { draft, putDown } = useCallInHand.getState()
    if (!draft) return
    const result = await runRelease({ callId: draft.callId })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    putDown()
    useToasts.getState().show(t('released'))
    navigate('/')
  }, [navigate, runRelease, t])

  return { save, release, problems, pending: log.pending || bad.pending || put.pending }
}
