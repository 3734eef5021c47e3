import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { type CallId, type PersonId, StaffId, TaskId } from '../../../shared/domain/ids.ts'
import { addDays, CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { StaffSelect } from '../../components/StaffSelect.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { newId } from '../../new-id.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../stores/toasts.ts'
import { StepLine } from '../work/StepLine.tsx'
import { TaskLine } from '../work/TaskLine.tsx'
import { type Forms, type SmallFormState, useSmallForm } from './forms.ts'
import { SmallForm } from './SmallForm.tsx'

interface Props {
  file: CaseFile
  forms: Forms
  callId: CallId | null
  keys?: string
}

/** What is to be done about this person, by whom and when: tasks, and the step of the ladder on which they stand. */
export function TasksPanel({ file, forms, callId, keys }: Props) {
  const { t } = useTranslation('caseFile')
  const me = useSession((state) => state.session?.staffId ?? '')
  const adding = useSmallForm(forms, 'task')
  const today = londonTime(instantOf(Date.now())).date
  const add = () => adding.open({ id: newId<TaskId>(), what: '', dueOn: addDays(today, 1), owner: me })
  useShortcut(keys ?? '', t('tasks.add'), add, { enabled: keys !== undefined })
  const open = file.tasks.filter((task) => task.state === 'open')
  return (
    <section className="panel stack-tight" aria-label={t('tasks.title')}>
      <div className="spread">
        <h2 className="label">{t('tasks.title')}</h2>
        <Button kind="quiet" aria-expanded={adding.values !== null} onPress={add} {...(keys ? { keys } : {})}>
          <span aria-hidden="true">{t('tasks.addShort')}</span>
          <span className="visually-hidden">{t('tasks.add')}</span>
        </Button>
      </div>
      <ul className="work-lines-in-file">
        {open.map((task) => (
          <TaskLine key={task.taskId} task={task} showOwner inFile />
        ))}
        {file.ladder ? <StepLine step={file.ladder} showOwner inFile /> : null}
      </ul>
      {adding.values ? <AddTask form={adding} personId={file.person.personId} callId={callId} /> : null}
    </section>
  )
}

function AddTask({ form, personId, callId }: { form: SmallFormState; personId: PersonId; callId: CallId | null }) {
  const { t } = useTranslation('caseFile')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const add = useCommand('task.add')
  const { id, what = '', dueOn, owner } = form.values ?? {}
  const day = CalendarDate.safeParse(dueOn)
  const who = StaffId.safeParse(owner)
  const today = londonTime(instantOf(Date.now())).date
  const save = async () => {
    const missing: Problem[] = []
    if (!what.trim()) missing.push({ message: t('tasks.needWhat'), fieldId: 'task-what' })
    if (!day.success) missing.push({ message: t('tasks.needDay'), fieldId: 'task-day' })
    setProblems(missing)
    if (missing.length > 0 || !day.success) return
    const result = await add.run({
      taskId: TaskId.parse(id),
      personId,
      callId,
      what,
      dueOn: day.data,
      owner: who.success ? who.data : null,
    })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    useToasts.getState().show(t('tasks.added'), result.commandId)
    form.close()
  }
  return (
    <SmallForm
      form={form}
      label={t('tasks.add')}
      save={t('tasks.save')}
      problems={problems}
      pending={add.pending}
      onSave={save}
    >
      <TextField
        id="task-what"
        label={t('tasks.what')}
        value={what}
        maxLength={1000}
        onChange={(text) => form.set('what', text)}
      />
      <div className="row-end">
        <DateField
          id="task-day"
          label={t('tasks.dueOn')}
          value={day.success ? day.data : null}
          onChange={(date) => form.set('dueOn', date ?? '')}
        />
        {soon.map(({ key, days }) => (
          <Button
            key={key}
            aria-pressed={day.data === addDays(today, days)}
            onPress={() => form.set('dueOn', addDays(today, days))}
          >
            {t(`soon.${key}`)}
          </Button>
        ))}
      </div>
      <StaffSelect
        label={t('tasks.owner')}
        nobody={t('tasks.anySupervisor')}
        value={who.success ? who.data : null}
        onChange={(staffId) => form.set('owner', staffId ?? '')}
      />
    </SmallForm>
  )
}

const soon = [
  { key: 'today', days: 0 },
  { key: 'tomorrow', days: 1 },
  { key: 'week', days: 7 },
] as const
