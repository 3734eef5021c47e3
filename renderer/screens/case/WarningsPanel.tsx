import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type WarningKind, warningKindLabels, warningKinds } from '../../../shared/codes/warnings.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { type CallId, type PersonId, WarningId } from '../../../shared/domain/ids.ts'
import type { WarningRow } from '../../../shared/domain/warning.ts'
import { Button } from '../../components/Button.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { newId } from '../../new-id.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useToasts } from '../../stores/toasts.ts'
import { type Forms, type SmallFormState, useSmallForm } from './forms.ts'
import { SmallForm } from './SmallForm.tsx'

interface Props {
  file: CaseFile
  forms: Forms
  callId: CallId | null
  keys?: string
}

/** What whoever visits must know before they stand at the door. */
export function WarningsPanel({ file, forms, callId, keys }: Props) {
  const { t } = useTranslation('caseFile')
  const adding = useSmallForm(forms, 'warning')
  const add = () => adding.open({ id: newId<WarningId>(), kind: '', text: '' })
  useShortcut(keys ?? '', t('warnings.add'), add, { enabled: keys !== undefined })
  const personId = file.person.personId
  return (
    <section className="panel stack-tight" aria-label={t('warnings.title')}>
      <div className="spread">
        <h2 className="label">{t('warnings.title')}</h2>
        <Button kind="quiet" aria-expanded={adding.values !== null} onPress={add} {...(keys ? { keys } : {})}>
          <span aria-hidden="true">{t('warnings.addShort')}</span>
          <span className="visually-hidden">{t('warnings.add')}</span>
        </Button>
      </div>
      <ul className="stack-tight">
        {file.warnings.map((warning) => (
          <WarningLine key={warning.warningId} warning={warning} personId={personId} forms={forms} />
        ))}
      </ul>
      {adding.values ? <AddWarning form={adding} personId={personId} callId={callId} /> : null}
    </section>
  )
}

function WarningLine({ warning, personId, forms }: { warning: WarningRow; personId: PersonId; forms: Forms }) {
  const { t } = useTranslation('caseFile')
  const ending = useSmallForm(forms, `warning:${warning.warningId}`)
  const kind = warningKindLabels[warning.kind]
  return (
    <li className="small-part stack-tight">
      <span>
        <b>{kind}</b> {warning.text}
      </span>
      <span className="spread">
        <span className="quiet small">
          {showMoment(warning.addedAt)} · {warning.addedBy}
        </span>
        <Button
          kind="quiet"
          aria-label={t('warnings.endOf', { kind })}
          aria-expanded={ending.values !== null}
          onPress={() => ending.open({ reason: '' })}
        >
          {t('warnings.end')}
        </Button>
      </span>
      {ending.values ? <EndWarning form={ending} warning={warning} personId={personId} /> : null}
    </li>
  )
}

function AddWarning({ form, personId, callId }: { form: SmallFormState; personId: PersonId; callId: CallId | null }) {
  const { t } = useTranslation('caseFile')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const add = useCommand('warning.add')
  const { id, kind, text = '' } = form.values ?? {}
  const chosen = warningKinds.find((one) => one === kind) ?? null
  const save = async () => {
    if (!chosen) return setProblems([{ message: t('warnings.needKind'), fieldId: 'warning-kind' }])
    if (chosen === 'other' && !text.trim()) {
      return setProblems([{ message: t('warnings.needText'), fieldId: 'warning-text' }])
    }
    const result = await add.run({ warningId: WarningId.parse(id), personId, callId, kind: chosen, text })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    useToasts.getState().show(t('warnings.added'), result.commandId)
    form.close()
  }
  return (
    <SmallForm
      form={form}
      label={t('warnings.add')}
      save={t('warnings.save')}
      problems={problems}
      pending={add.pending}
      onSave={save}
    >
      <Select<WarningKind>
        id="warning-kind"
        label={t('warnings.kind')}
        options={warningKinds.map((key) => ({ key, label: warningKindLabels[key] }))}
        value={chosen}
        onChange={(key) => form.set('kind', key)}
      />
      <TextField
        id="warning-text"
        label={t('warnings.text')}
        hint={t('warnings.textHint')}
        value={text}
        maxLength={1000}
        onChange={(words) => form.set('text', words)}
      />
    </SmallForm>
  )
}

function EndWarning({ form, warning, personId }: { form: SmallFormState; warning: WarningRow; personId: PersonId }) {
  const { t } = useTranslation('caseFile')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const end = useCommand('warning.end')
  const reason = form.values?.reason ?? ''
  const save = async () => {
    if (!reason.trim()) return setProblems([{ message: t('sayWhy'), fieldId: `${form.name}-reason` }])
    const result = await end.run({ warningId: warning.warningId, personId, reason })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    useToasts.getState().show(t('warnings.ended'), result.commandId)
    form.close()
  }
  return (
    <SmallForm
      form={form}
      label={t('warnings.endOf', { kind: warningKindLabels[warning.kind] })}
      save={t('warnings.end')}
      problems={problems}
      pending={end.pending}
      onSave={save}
    >
      <TextField
        id={`${form.name}-reason`}
        label={t('whyNoLonger')}
        value={reason}
        maxLength={1000}
        onChange={(text) => form.set('reason', text)}
      />
    </SmallForm>
  )
}
