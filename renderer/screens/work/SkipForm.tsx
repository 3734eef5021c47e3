import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SkipReason, skipReasons, skips } from '../../../shared/codes/skips.ts'
import type { NextCall } from '../../../shared/domain/call.ts'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { LineForm } from './LineForm.tsx'

/** Why somebody is not rung now: one of a few reasons, and a note where it helps who rings later. */
export function SkipForm({ next, name, onClose }: { next: NextCall; name: string; onClose: () => void }) {
  const { t } = useTranslation('work')
  const [why, setWhy] = useState<SkipReason | null>(null)
  const [note, setNote] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const skip = useCommand('call.skip')

  const save = async () => {
    if (why === null) {
      setProblems([{ message: t('needWhy') }])
      return
    }
    const result = await skip.run({ personId: next.personId, listId: next.listId, why, note })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts.getState().show(t('skipped', { name }), result.commandId)
    onClose()
  }
  return (
    <LineForm
      label={t('skipWhy')}
      save={t('skipDo')}
      problems={problems}
      pending={skip.pending}
      onSave={save}
      onClose={onClose}
    >
      <RadioGroup
        label={t('skipWhy')}
        options={skipReasons.map((key) => ({
          key,
          label: skips[key].forSupervisor ? t('skipToSupervisor', { why: skips[key].label }) : skips[key].label,
        }))}
        value={why}
        onChange={setWhy}
      />
      <TextField label={t('skipNote')} value={note} maxLength={1000} onChange={setNote} />
    </LineForm>
  )
}
