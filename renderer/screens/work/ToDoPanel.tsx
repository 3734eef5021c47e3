import { useTranslation } from 'react-i18next'
import type { MyWork } from '../../../shared/domain/call.ts'
import { DueLine } from './DueLine.tsx'
import { StepLine } from './StepLine.tsx'
import { TaskLine } from './TaskLine.tsx'
import { WorkList } from './WorkList.tsx'

/** What is this handler's to do besides ringing: steps of the ladder, tasks, deliveries and reviews, each done in its line. */
export function ToDoPanel({ steps, tasks, due }: Pick<MyWork, 'steps' | 'tasks' | 'due'>) {
  const { t } = useTranslation('work')
  return (
    <section className="panel stack">
      <h2>{t('toDo')}</h2>
      {steps.length + tasks.length + due.length === 0 ? <p className="quiet">{t('nothingToDo')}</p> : null}
      {tasks.length > 0 ? (
        <WorkList
          title={t('tasks', { count: tasks.length })}
          rank={3}
          rows={tasks}
          line={(task) => <TaskLine key={task.taskId} task={task} showOwner={task.owner === null} />}
        />
      ) : null}
      {due.length > 0 ? (
        <WorkList
          title={t('dues', { count: due.length })}
          rank={3}
          rows={due}
          line={(one) => <DueLine key={`${one.needId} ${one.dueOn}`} due={one} showOwner={one.owner === null} />}
        />
      ) : null}
      {steps.length > 0 ? (
        <WorkList
          title={t('steps', { count: steps.length })}
          rank={3}
          rows={steps}
          line={(step) => (
            <StepLine key={`${step.personId} ${step.step}`} step={step} showOwner={step.owner === null} />
          )}
        />
      ) : null}
    </section>
  )
}
