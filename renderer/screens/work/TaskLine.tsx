import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '../../../shared/domain/task.ts'
import { Button } from '../../components/Button.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { Notice } from '../../components/Notice.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showDay } from '../../show/show-day.ts'
import { showDue } from '../../show/show-due.ts'
import { useToasts } from '../../stores/toasts.ts'
import { LineForm } from './LineForm.tsx'
import { MoveForm } from './MoveForm.tsx'
import { WorkLine } from './WorkLine.tsx'

interface Props {
  task: TaskRow
  showOwner?: boolean
  /** In the person's own file. */
  inFile?: boolean
}

/** A task: done with one press, moved to another day or colleague, or dropped with the reason. `showOwner` says whose. */
export function TaskLine({ task, showOwner = false, inFile = false }: Props) {
  const { t } = useTranslation('work')
  const change = useCommand('task.change')
  const [open, setOpen] = useState<'move' | 'drop' | null>(null)
  const { taskId, personId, personName, what } = task
  const { show } = useToasts.getState()

  const done = async () => {
    const result = await change.run({ taskId, personId, changes: { state: 'done' }, reason: '' })
    if (result.ok) show(t('task.wasDone', { name: personName }), result.commandId)
  }
  return (
    <WorkLine
      when={showDue(task.dueOn)}
      overdue={task.overdue ? t('overdue') : null}
      personId={personId}
      name={inFile ? null : personName}
      what={
        <>
          {what}
          {showOwner ? <span className="quiet"> {task.ownerName ?? t('anySupervisor')}</span> : null}
        </>
      }
      actions={
        <>
          <Button aria-label={t('task.doneOf', { what })} isDisabled={change.pending} onPress={done}>
            {t('task.done')}
          </Button>
          <Button
            kind="quiet"
            aria-label={t('moveOf', { what })}
            aria-expanded={open === 'move'}
            onPress={() => setOpen(open === 'move' ? null : 'move')}
          >
            {t('move')}
          </Button>
          <Button
            kind="quiet"
            aria-label={t('dropOf', { what })}
            aria-expanded={open === 'drop'}
            onPress={() => setOpen(open === 'drop' ? null : 'drop')}
          >
            {t('drop')}
          </Button>
        </>
      }
    >
      {change.error && open === null ? (
        <Notice tone="danger" says>
          {change.error.message}
        </Notice>
      ) : null}
      {open === 'move' ? (
        <MoveForm
          label={t('moveOf', { what })}
          dueOn={task.dueOn}
          owner={task.owner}
          pending={change.pending}
          onMove={async (dueOn, owner) => {
            const result = await change.run({ taskId, personId, changes: { dueOn, owner }, reason: '' })
            if (!result.ok) return result.error
            show(t('moved', { day: showDay(dueOn) }), result.commandId)
            return null
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'drop' ? <DropTask task={task} onClose={() => setOpen(null)} /> : null}
    </WorkLine>
  )
}

function DropTask({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const { t } = useTranslation('work')
  const change = useCommand('task.change')
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const { taskId, personId, what } = task

  const save = async () => {
    if (reason.trim() === '') {
      setProblems([{ message: t('task.needReason'), fieldId: 'drop-task' }])
      return
    }
    const result = await change.run({ taskId, personId, changes: { state: 'dropped' }, reason })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts.getState().show(t('task.wasDropped', { name: task.personName }), result.commandId)
    onClose()
  }
  return (
    <LineForm
      label={t('dropOf', { what })}
      save={t('dropSave')}
      problems={problems}
      pending={change.pending}
      onSave={save}
      onClose={onClose}
    >
      <TextField id="drop-task" label={t('task.why')} value={reason} maxLength={1000} onChange={setReason} />
    </LineForm>
  )
}
