import { useTranslation } from 'react-i18next'
import { contactRoleLabels } from '../../../shared/codes/contacts.ts'
import type { LadderStep } from '../../../shared/codes/ladder.ts'
import { warningKindLabels } from '../../../shared/codes/warnings.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { Notice } from '../../components/Notice.tsx'

/** What must be known to take a step: whom to ring and what they may be told; where to go, and what to mind there. */
export function StepFacts({ step, file }: { step: LadderStep; file: CaseFile }) {
  const { t } = useTranslation('work')
  if (step === 'letter') return null
  if (step === 'alternateContact') {
    if (file.contacts.length === 0) return <p className="quiet">{t('step.nobodyToAsk')}</p>
    return (
      <ul className="stack-tight">
        {file.contacts.map((one) => (
          <li key={one.contactId}>
            <b>{one.name}</b>{' '}
            {[one.relation, ...one.roles.map((role) => contactRoleLabels[role])].filter(Boolean).join(', ')}
            {one.phones.map((phone) => (
              <span key={phone}>
                {' · '}
                <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
              </span>
            ))}
            <div className="quiet">
              {one.mayBeTold ? t('step.mayBeTold', { what: one.mayBeTold }) : t('step.mayBeToldNothing')}
            </div>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <>
      <p>{[file.person.address, file.person.postcode].filter(Boolean).join(', ') || t('step.noAddress')}</p>
      {file.warnings.length > 0 ? (
        <Notice tone="care">
          <ul>
            {file.warnings.map((one) => (
              <li key={one.warningId}>
                <b>{warningKindLabels[one.kind]}</b> {one.text}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}
