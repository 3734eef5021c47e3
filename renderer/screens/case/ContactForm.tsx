import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactRoleLabels, contactRoles } from '../../../shared/codes/contacts.ts'
import type { ContactRow, ContactValues } from '../../../shared/domain/contact.ts'
import { type CallId, ContactId, type PersonId } from '../../../shared/domain/ids.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { changedFields } from '../changed-fields.ts'
import type { Fields, SmallFormState } from './forms.ts'
import { SmallForm } from './SmallForm.tsx'

/** A contact as the boxes hold it; an empty one for somebody new. */
export function fieldsOf(contact: ContactRow | null): Fields {
  return {
    name: contact?.name ?? '',
    relation: contact?.relation ?? '',
    roles: contact?.roles.join(',') ?? '',
    phones: contact?.phones.join(', ') ?? '',
    mayBeTold: contact?.mayBeTold ?? '',
    mayAnswer: contact?.mayAnswer ? 'yes' : 'no',
    saidBy: contact?.saidBy ?? '',
  }
}

function valuesOf(fields: Fields): ContactValues {
  const parts = (text = '') =>
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
  const roles = parts(fields.roles)
  return {
    name: fields.name?.trim() ?? '',
    relation: fields.relation?.trim() ?? '',
    roles: contactRoles.filter((role) => roles.includes(role)),
    phones: parts(fields.phones).slice(0, 5),
    mayBeTold: fields.mayBeTold?.trim() ?? '',
    mayAnswer: fields.mayAnswer === 'yes',
    saidBy: fields.saidBy?.trim() ?? '',
  }
}

function wordsOf({ contactId: _id, addedBy: _by, ...values }: ContactRow): ContactValues {
  return values
}

interface Props {
  form: SmallFormState
  /** The contact that is changed; null is a new one. */
  contact: ContactRow | null
  personId: PersonId
  callId: CallId | null
}

/** Somebody who may be spoken to, and who said so. */
export function ContactForm({ form, contact, personId, callId }: Props) {
  const { t } = useTranslation(['caseFile', 'common'])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const add = useCommand('contact.add')
  const change = useCommand('contact.change')
  const fields = form.values ?? {}
  const box = (field: string, maxLength: number) => ({
    id: `${form.name}-${field}`,
    value: fields[field] ?? '',
    maxLength,
    onChange: (text: string) => form.set(field, text),
  })
  const roles = fields.roles?.split(',') ?? []

  const save = async () => {
    const values = valuesOf(fields)
    if (!values.name) return setProblems([{ message: t('caseFile:contacts.needName'), fieldId: `${form.name}-name` }])
    const result = contact
      ? await change.run({ contactId: contact.contactId, personId, changes: changedFields(wordsOf(contact), values) })
      : await add.run({ contactId: ContactId.parse(fields.id), personId, callId, ...values })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    useToasts.getState().show(t('caseFile:contacts.saved', { name: values.name }), result.commandId)
    form.close()
  }
  return (
    <SmallForm
      form={form}
      label={t(contact ? 'caseFile:contacts.changeOf' : 'caseFile:contacts.add', { name: contact?.name ?? '' })}
      save={t('caseFile:contacts.save')}
      problems={problems}
      pending={add.pending || change.pending}
      onSave={save}
    >
      <TextField label={t('caseFile:contacts.name')} {...box('name', 200)} />
      <TextField
        label={t('caseFile:contacts.relation')}
        hint={t('caseFile:contacts.relationHint')}
        {...box('relation', 200)}
      />
      <fieldset className="bare">
        <legend className="field-label">{t('caseFile:contacts.roles')}</legend>
        <div className="row">
          {contactRoles.map((role) => (
            <Checkbox
              key={role}
              isSelected={roles.includes(role)}
              onChange={(on) =>
                form.set('roles', contactRoles.filter((one) => (one === role ? on : roles.includes(one))).join(','))
              }
            >
              {contactRoleLabels[role]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <TextField
        label={t('caseFile:contacts.phones')}
        hint={t('caseFile:contacts.phonesHint')}
        inputMode="tel"
        {...box('phones', 320)}
      />
      <TextField
        label={t('caseFile:contacts.mayBeTold')}
        hint={t('caseFile:contacts.mayBeToldHint')}
        {...box('mayBeTold', 1000)}
      />
      <Checkbox isSelected={fields.mayAnswer === 'yes'} onChange={(on) => form.set('mayAnswer', on ? 'yes' : 'no')}>
        {t('caseFile:contacts.mayAnswerHint')}
      </Checkbox>
      <TextField
        label={t('caseFile:contacts.whoSaid')}
        hint={t('caseFile:contacts.whoSaidHint')}
        {...box('saidBy', 300)}
      />
    </SmallForm>
  )
}

/** Takes a contact away, with the reason. What they said and consented to stays. */
export function RemoveContact(props: { form: SmallFormState; contact: ContactRow; personId: PersonId }) {
  const { t } = useTranslation('caseFile')
  const { form, contact, personId } = props
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const remove = useCommand('contact.remove')
  const { contactId, name } = contact
  const reason = form.values?.reason ?? ''
  const save = async () => {
    if (!reason.trim()) return setProblems([{ message: t('sayWhy'), fieldId: `${form.name}-reason` }])
    const result = await remove.run({ contactId, personId, reason })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    useToasts.getState().show(t('contacts.removed', { name }), result.commandId)
    form.close()
  }
  return (
    <SmallForm
      form={form}
      label={t('contacts.removeOf', { name })}
      save={t('contacts.remove')}
      problems={problems}
      pending={remove.pending}
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
