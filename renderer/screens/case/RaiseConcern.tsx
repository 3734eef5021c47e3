import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { ConcernForm } from '../concerns/ConcernForm.tsx'
import { emptyConcern } from '../concerns/empty-concern.ts'
import { whatIsMissing } from '../concerns/what-is-missing.ts'

/** A safeguarding concern that was learnt of outside a call. */
export function RaiseConcern({ personId, onDone }: { personId: PersonId; onDone: () => void }) {
  const { t } = useTranslation('concerns')
  const [concern, setConcern] = useState(emptyConcern)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const raise = useCommand('concern.raise')
  const seen = useRef<HTMLTextAreaElement>(null)
  useEffect(() => seen.current?.focus(), [])
  return (
    <ConcernForm
      concern={concern}
      onChange={(changes) => setConcern((before) => ({ ...before, ...changes }))}
      problems={problems}
      pending={raise.pending}
      seenRef={seen}
      onPutAway={onDone}
      onRaise={async () => {
        const missing = whatIsMissing(concern)
        if ('problems' in missing) return setProblems(missing.problems)
        const result = await raise.run({ ...missing.whole, personId, callId: null })
        if (!result.ok) return setProblems([{ message: result.error.message }])
        useToasts.getState().show(t('raised'))
        onDone()
      }}
    />
  )
}
