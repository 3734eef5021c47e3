import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needCategories, needStatuses, needStatusLabels, urgencyLabels } from '../../../shared/codes/needs.ts'
import type { NeedRow } from '../../../shared/domain/case-file.ts'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { Tag } from '../../components/Tag.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useToasts } from '../../stores/toasts.ts'
import type { Forms } from './forms.ts'
import { NeedRecurrence } from './NeedRecurrence.tsx'

/** One need of a person: what it is, how far it is, whether it comes again. */
export function NeedPart({ need, forms }: { need: NeedRow; forms: Forms }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const [changing, setChanging] = useState(false)
  const [status, setStatus] = useState(need.status)
  const [reason, setReason] = useState('')
  const change = useCommand('need.change')
  const questions = needCategories[need.category].questions
  const answers = questions
    .map((question) => ({ question, answer: need.answers[question.id] }))
    .filter(({ answer }) => answer)
  return (
    <li className="stack-tight">
      <div className="spread">
        <span>
          <b>{needCategories[need.category].label}</b>{' '}
          <Tag tone={need.urgency === 'urgent' ? 'danger' : need.urgency === 'soon' ? 'care' : 'action'}>
            {urgencyLabels[need.urgency]}
          </Tag>{' '}
          <Tag tone={need.status === 'met' ? 'good' : 'action'}>{needStatusLabels[need.status]}</Tag>
        </span>
        <button
          type="button"
          className="link-button"
          aria-label={t('caseFile:changeNeedOf', { need: needCategories[need.category].label })}
          aria-expanded={changing}
          onClick={() => setChanging(!changing)}
        >
          {t('caseFile:changeNeed')}
        </button>
      </div>
      {need.detail ? <span className="timeline-words">{need.detail}</span> : null}
      {answers.map(({ question, answer }) => (
        <span key={question.id} className="small">
          <span className="quiet">{question.label}</span> {answer}
        </span>
      ))}
      <span className="quiet small">
        {[showMoment(need.loggedAt), need.loggedBy, need.referredTo].filter(Boolean).join(' · ')}
      </span>
      {changing ? (
        <div className="row-end">
          <Select
            label={t('caseFile:status')}
            options={needStatuses.map((key) => ({ key, label: needStatusLabels[key] }))}
            value={status}
            onChange={setStatus}
          />
          <TextField label={t('caseFile:needReason')} value={reason} maxLength={1000} onChange={setReason} />
          <Button
            isDisabled={change.pending}
            onPress={async () => {
              const result = await change.run({ needId: need.needId, personId: need.personId, status, reason })
              if (!result.ok) return
              setChanging(false)
              useToasts.getState().show(t('caseFile:done.needChanged'), result.commandId)
            }}
          >
            {t('common:save')}
          </Button>
          {change.error ? <p role="alert">{change.error.message}</p> : null}
        </div>
      ) : null}
      <NeedRecurrence need={need} forms={forms} />
    </li>
  )
}
