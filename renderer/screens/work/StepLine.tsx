import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ladderStepLabels } from '../../../shared/codes/ladder.ts'
import type { LadderRow } from '../../../shared/domain/ladder.ts'
import { Button } from '../../components/Button.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showDay } from '../../show/show-day.ts'
import { showDue } from '../../show/show-due.ts'
import { useToasts } from '../../stores/toasts.ts'
import { MoveForm } from './MoveForm.tsx'
import { StepForm } from './StepForm.tsx'
import { WorkLine } from './WorkLine.tsx'

interface Props {
  step: LadderRow
  showOwner?: boolean
  /** In the person's own file. */
  inFile?: boolean
}

/** A step of the ladder: taken with its outcome, or given another day or owner; a letter is printed from here. */
export function StepLine({ step, showOwner = false, inFile = false }: Props) {
  const { t } = useTranslation('work')
  const give = useCommand('ladder.give')
  const [open, setOpen] = useState<'take' | 'move' | null>(null)
  const { personId, personName, listId } = step
  const words = { step: ladderStepLabels[step.step], name: personName }
  return (
    <WorkLine
      when={showDue(step.dueOn)}
      overdue={step.overdue ? t('overdue') : null}
      personId={personId}
      name={inFile ? null : personName}
      what={
        <>
          {words.step}
          <span className="quiet">
            {' '}
            {t('step.after', { count: step.attempts, list: step.listName })}
            {showOwner ? ` · ${step.ownerName ?? t('anySupervisor')}` : null}
          </span>
        </>
      }
      actions={
        <>
          {step.step === 'letter' ? (
            <Link className="button" href={`/letter/${personId}`} aria-label={t('step.letterTo', { name: personName })}>
              {t('step.letter')}
            </Link>
          ) : null}
          <Button
            aria-label={t('step.takeOf', words)}
            aria-expanded={open === 'take'}
            onPress={() => setOpen(open === 'take' ? null : 'take')}
          >
            {t('step.take')}
          </Button>
          <Button
            kind="quiet"
            aria-label={t('moveOf', { what: `${words.step}, ${personName}` })}
            aria-expanded={open === 'move'}
            onPress={() => setOpen(open === 'move' ? null : 'move')}
          >
            {t('move')}
          </Button>
        </>
      }
    >
      {open === 'take' ? <StepForm step={step} onClose={() => setOpen(null)} /> : null}
      {open === 'move' ? (
        <MoveForm
          label={t('moveOf', { what: `${words.step}, ${personName}` })}
          dueOn={step.dueOn}
          owner={step.owner}
          pending={give.pending}
          onMove={async (dueOn, owner) => {
            const result = await give.run({ personId, listId, step: step.step, owner, dueOn })
            if (!result.ok) return result.error
            useToasts.getState().show(t('moved', { day: showDay(dueOn) }), result.commandId)
            return null
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </WorkLine>
  )
}
