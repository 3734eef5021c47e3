import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeldRow, InputOf } from '../../../shared/api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'

type Decision = Pick<InputOf<'resident.resolveHold'>, 'field' | 'to'>

const decisions = {
  deceased: { field: 'deceased', to: 'yes' },
  notDeceased: { field: 'deceased', to: 'no' },
  mayBeCalled: { field: 'doNotCall', to: 'no' },
  mustNotBeCalled: { field: 'doNotCall', to: 'yes' },
} as const satisfies Record<string, Decision>
type Answer = keyof typeof decisions

/** A supervisor says what is so about a held person, and how they know: it stands over all that is said now. */
export function ResolveDialog({ row, onClose }: { row: HeldRow; onClose: () => void }) {
  const { t } = useTranslation(['held', 'common'])
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const resolve = useCommand('resident.resolveHold')
  const answers: readonly Answer[] =
    row.hold === 'doNotCall'
      ? ['mayBeCalled', 'mustNotBeCalled', 'deceased']
      : ['notDeceased', 'deceased', 'mustNotBeCalled']
  return (
    <Dialog title={t('held:resolveTitle', { name: row.name })} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          const missing: Problem[] = []
          if (answer === null) missing.push({ message: t('held:needAnswer') })
          if (reason.trim() === '') missing.push({ message: t('held:needReason'), fieldId: 'hold-reason' })
          setProblems(missing)
          if (answer === null || missing.length > 0) return
          const result = await resolve.run({ personId: row.personId, ...decisions[answer], reason })
          if (!result.ok) {
            setProblems([{ message: result.error.message }])
            return
          }
          useToasts.getState().show(t('held:resolved', { name: row.name }), result.commandId)
          onClose()
        }}
      >
        <ErrorSummary problems={problems} />
        <p>{t('held:resolveText')}</p>
        <ul className="stack-tight quiet">
          {row.statements.map((statement) => (
            <li key={statement}>{statement}</li>
          ))}
        </ul>
        <RadioGroup
          label={t('held:answer')}
          options={answers.map((key) => ({ key, label: t(`held:answers.${key}`) }))}
          value={answer}
          onChange={setAnswer}
        />
        <TextArea
          id="hold-reason"
          label={t('held:reason')}
          hint={t('held:reasonHint')}
          value={reason}
          rows={3}
          maxLength={1000}
          onChange={setReason}
        />
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={resolve.pending}>
            {t('held:do')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
