import { useTranslation } from 'react-i18next'
import { contactRoleLabels } from '../../../shared/codes/contacts.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { ContactRow } from '../../../shared/domain/contact.ts'
import type { CallId, ContactId } from '../../../shared/domain/ids.ts'
import { phoneDigits, showPhone } from '../../../shared/domain/phone.ts'
import { Button } from '../../components/Button.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { newId } from '../../new-id.ts'
import { ContactForm, fieldsOf, RemoveContact } from './ContactForm.tsx'
import { type Forms, useSmallForm } from './forms.ts'

interface Props {
  file: CaseFile
  forms: Forms
  callId: CallId | null
  /** In a call: who is being spoken to, and how to say so. */
  spokenTo?: ContactId | null
  onSpeak?: (contact: ContactRow | null) => void
  keys?: string
}

/** Who may be spoken to about this person: what they are to them, and what they may be told. */
export function ContactsPanel({ file, forms, callId, spokenTo, onSpeak, keys }: Props) {
  const { t } = useTranslation('caseFile')
  const adding = useSmallForm(forms, 'contact')
  const add = () => adding.open({ ...fieldsOf(null), id: newId<ContactId>() })
  useShortcut(keys ?? '', t('contacts.add'), add, { enabled: keys !== undefined })
  return (
    <section className="panel stack-tight" aria-label={t('contacts.title')}>
      <div className="spread">
        <h2 className="label">{t('contacts.title')}</h2>
        <Button kind="quiet" aria-expanded={adding.values !== null} onPress={add} {...(keys ? { keys } : {})}>
          <span aria-hidden="true">{t('contacts.addShort')}</span>
          <span className="visually-hidden">{t('contacts.add')}</span>
        </Button>
      </div>
      <ul className="stack-tight">
        {file.contacts.map((contact) => (
          <ContactLine
            key={contact.contactId}
            contact={contact}
            file={file}
            forms={forms}
            isSpokenTo={contact.contactId === spokenTo}
            {...(onSpeak ? { onSpeak } : {})}
          />
        ))}
      </ul>
      {adding.values ? (
        <ContactForm form={adding} contact={null} personId={file.person.personId} callId={callId} />
      ) : null}
    </section>
  )
}

function ContactLine(props: {
  contact: ContactRow
  file: CaseFile
  forms: Forms
  isSpokenTo: boolean
  onSpeak?: (contact: ContactRow | null) => void
}) {
  const { t } = useTranslation('caseFile')
  const { contact, file, forms, isSpokenTo, onSpeak } = props
  const { contactId, name, relation, roles, phones, mayBeTold, mayAnswer, saidBy } = contact
  const changing = useSmallForm(forms, `contact:${contactId}`)
  const removing = useSmallForm(forms, `remove:${contactId}`)
  const personId = file.person.personId
  return (
    <li className="small-part stack-tight">
      <span>
        <b>{name}</b>{' '}
        {[relation, ...roles.map((role) => contactRoleLabels[role].toLowerCase())].filter(Boolean).join(', ')}{' '}
        {mayAnswer ? <Tag tone="good">{t('contacts.mayAnswer')}</Tag> : null}
      </span>
      {phones.length > 0 ? (
        <span className="row">
          {phones.map((phone) => (
            <ContactNumber key={phone} phone={phone} isHeld={file.hold !== null} />
          ))}
        </span>
      ) : null}
      <span className="small">{t(mayBeTold ? 'contacts.tell' : 'contacts.tellNothing', { what: mayBeTold })}</span>
      {saidBy ? <span className="quiet small">{t('contacts.saidBy', { who: saidBy })}</span> : null}
      <span className="row small-actions">
        {onSpeak ? (
          <Button
            kind="quiet"
            aria-pressed={isSpokenTo}
            aria-label={t('contacts.speakingTo', { name })}
            onPress={() => onSpeak(isSpokenTo ? null : contact)}
          >
            {t('contacts.speaking')}
          </Button>
        ) : null}
        <Button
          kind="quiet"
          aria-label={t('contacts.changeOf', { name })}
          aria-expanded={changing.values !== null}
          onPress={() => changing.open(fieldsOf(contact))}
        >
          {t('contacts.change')}
        </Button>
        <Button
          kind="quiet"
          aria-label={t('contacts.removeOf', { name })}
          aria-expanded={removing.values !== null}
          onPress={() => removing.open({ reason: '' })}
        >
          {t('contacts.remove')}
        </Button>
      </span>
      {changing.values ? <ContactForm form={changing} contact={contact} personId={personId} callId={null} /> : null}
      {removing.values ? <RemoveContact form={removing} contact={contact} personId={personId} /> : null}
    </li>
  )
}

/** A number as it was written, to dial where it is one. Of a person who is held, nothing is a link. */
function ContactNumber({ phone, isHeld }: { phone: string; isHeld: boolean }) {
  const digits = phoneDigits(phone)
  if (isHeld || digits === null) return <span>{phone}</span>
  return <a href={`tel:${digits}`}>{showPhone(digits)}</a>
}
