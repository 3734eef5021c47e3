import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ladderStepLabels, ladderSteps } from '../../../shared/codes/ladder.ts'
import { addDays, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useFilters } from '../../stores/filters.ts'
import { DueLine } from '../work/DueLine.tsx'
import { StepLine } from '../work/StepLine.tsx'
import { TaskLine } from '../work/TaskLine.tsx'
import { OwnedWork } from './OwnedWork.tsx'

const whats = ['steps', 'tasks', 'due'] as const
const page = { mine: false, offset: 0, limit: 500 }

/** Everybody's work that is not a call: steps of the ladder, tasks, deliveries; taken, moved or given in their line. */
export function StepsScreen() {
  const { t } = useTranslation('steps')
  const { what, step } = useFilters((state) => state.steps)
  const narrow = useFilters((state) => state.narrow)
  return (
    <div className="screen">
      <div className="stack-tight">
        <h1>{t('title')}</h1>
        <p className="quiet">{t('text')}</p>
      </div>
      <div className="filters">
        <RadioGroup
          label={t('what')}
          hideLabel
          strip
          options={whats.map((key) => ({ key, label: t(`whats.${key}`) }))}
          value={what}
          onChange={(to) => narrow('steps', { what: to, owner: null })}
        />
        {what === 'steps' ? (
          <Select
            label={t('step')}
            options={[
              { key: 'any', label: t('anyStep') },
              ...ladderSteps.map((key) => ({ key, label: ladderStepLabels[key] })),
            ]}
            value={step ?? 'any'}
            onChange={(key) => narrow('steps', { step: key === 'any' ? null : key, owner: null })}
          />
        ) : null}
        {what === 'steps' && (step === null || step === 'letter') ? (
          <Link className="button" href="/letters">
            {t('letters')}
          </Link>
        ) : null}
      </div>
      {what === 'steps' ? <Steps /> : null}
      {what === 'tasks' ? <Tasks /> : null}
      {what === 'due' ? <Due /> : null}
    </div>
  )
}

function Steps() {
  const step = useFilters((state) => state.steps.step)
  const asked = useQuery('ladder.page', { ...page, step })
  return (
    <OwnedWork
      what="steps"
      asked={asked}
      line={(row) => <StepLine key={`${row.personId} ${row.listId} ${row.step}`} step={row} showOwner />}
    />
  )
}

function Tasks() {
  const asked = useQuery('tasks.page', { ...page, state: 'open' })
  return <OwnedWork what="tasks" asked={asked} line={(row) => <TaskLine key={row.taskId} task={row} showOwner />} />
}

function Due() {
  const until = addDays(londonTime(instantOf(Date.now())).date, 7)
  const asked = useQuery('due.page', { ...page, until })
  return (
    <OwnedWork
      what="due"
      asked={asked}
      line={(row) => <DueLine key={`${row.needId} ${row.dueOn}`} due={row} showOwner />}
    />
  )
}
