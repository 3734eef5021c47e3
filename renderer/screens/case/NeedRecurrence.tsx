import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needCategories } from '../../../shared/codes/needs.ts'
import type { NeedRow } from '../../../shared/domain/case-file.ts'
import { instantOf, londonTime, showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../stores/toasts.ts'
import { DueLine } from '../work/DueLine.tsx'
import { type Forms, type SmallFormState, useSmallForm } from './forms.ts'
import { RecurrenceFields, recurrenceFields, recurrenceOf } from './RecurrenceFields.tsx'
import { SmallForm } from './SmallForm.tsx'

/** Whether a need comes again, what of it is due next, and both to be changed and answered here. */
export function NeedRecurrence({ need, forms }: { need: NeedRow; forms: Forms }) {
  const { t } = useTranslation('caseFile')
  const me = useSession((state) => state.session?.staffId ?? '')
  const setting = useSmallForm(forms, `recur:${need.needId}`)
  const { recurrence } = need
  const words = { need: needCategories[need.category].label }
  const isOver = ['met', 'withdrawn', 'unmet'].includes(need.status)
  return (
    <>
      {recurrence ? (
        <>
          <span>{t('recurrence.shown', { count: recurrence.everyDays, date: showDate(recurrence.reviewOn) })}</span>
          <ul className="work-lines-in-file">
            <DueLine
              inFile
              due={{
                needId: need.needId,
                personId: need.personId,
                personName: need.personName,
                category: need.category,
                detail: '',
                dueOn: recurrence.nextOn,
                overdue: recurrence.nextOn < londonTime(instantOf(Date.now())).date,
                what: recurrence.isReview ? 'review' : 'delivery',
                owner: recurrence.owner,
                ownerName: null,
              }}
            />
          </ul>
        </>
      ) : null}
      {isOver && !recurrence ? null : (
        <span>
          <button
            type="button"
            className="link-button"
            aria-label={t('recurrence.setOf', words)}
            aria-expanded={setting.values !== null}
            onClick={() => setting.open({ ...recurrenceFields(recurrence, me), reason: '' })}
          >
            {t(recurrence ? 'recurrence.change' : 'recurrence.set')}
          </button>
        </span>
      )}
      {setting.values ? <SetRecurrence form={setting} need={need} /> : null}
    </>
  )
}

function SetRecurrence({ form, need }: { form: SmallFormState; need: NeedRow }) {
  const { t } = useTranslation('caseFile')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const recur = useCommand('need.recur')
  const fields = form.values ?? {}
  const words = { need: needCategories[need.category].label }
  const send = async (recurrence: ReturnType<typeof recurrenceOf>) => {
    const reason = fields.reason ?? ''
    const result = await recur.run({ needId: need.needId, personId: need.personId, recurrence, reason })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    useToasts.getState().show(t(recurrence ? 'recurrence.wasSet' : 'recurrence.wasEnded', words), result.commandId)
    form.close()
  }
  return (
    <SmallForm
      form={form}
      label={t('recurrence.setOf', words)}
      save={t('recurrence.save')}
      problems={problems}
      pending={recur.pending}
      onSave={() => {
        const recurrence = recurrenceOf(fields)
        if (recurrence) return send(recurrence)
        setProblems([{ message: t('recurrence.needWhole'), fieldId: `${form.name}-everyDays` }])
      }}
    >
      <RecurrenceFields name={form.name} fields={fields} onChange={form.set} />
      <TextField
        label={t('reason')}
        value={fields.reason ?? ''}
        maxLength={1000}
        onChange={(text) => form.set('reason', text)}
      />
      {need.recurrence ? (
        <div>
          <Button onPress={() => send(null)}>{t('recurrence.end')}</Button>
        </div>
      ) : null}
    </SmallForm>
  )
}
