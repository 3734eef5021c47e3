import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { Button } from '../../components/Button.tsx'
import { AddNeed } from './AddNeed.tsx'
import { AddNote } from './AddNote.tsx'
import { ChangeFacts } from './ChangeFacts.tsx'
import { MakeReferral } from './MakeReferral.tsx'
import { RaiseConcern } from './RaiseConcern.tsx'
import { RecordConsent } from './RecordConsent.tsx'

const actions = ['addNote', 'addNeed', 'recordConsent', 'refer', 'confirmFacts', 'raiseConcern'] as const
type Action = (typeof actions)[number]

/** What may be done in a case file without a call; one opens at a time, in its place. */
export function CaseActions({ file, onErase }: { file: CaseFile; onErase?: () => void }) {
  const { t } = useTranslation('caseFile')
  const [open, setOpen] = useState<Action | null>(null)
  const close = () => setOpen(null)
  const personId = file.person.personId
  return (
    <div className="stack">
      <div className="row">
        {actions.map((action) => (
          <Button
            key={action}
            aria-expanded={open === action}
            isDisabled={action === 'refer' && file.needs.length === 0}
            onPress={() => setOpen(open === action ? null : action)}
          >
            {t(action)}
          </Button>
        ))}
        <span className="grow" />
        {onErase ? (
          <Button kind="danger" onPress={onErase}>
            {t('erase')}
          </Button>
        ) : null}
      </div>
      {open ? (
        <section className="panel case-action" aria-label={t(open)}>
          {open === 'addNote' ? <AddNote personId={personId} onDone={close} /> : null}
          {open === 'addNeed' ? <AddNeed personId={personId} onDone={close} /> : null}
          {open === 'recordConsent' ? <RecordConsent file={file} onDone={close} /> : null}
          {open === 'refer' ? <MakeReferral file={file} onDone={close} /> : null}
          {open === 'raiseConcern' ? <RaiseConcern personId={personId} onDone={close} /> : null}
          {open === 'confirmFacts' ? <ChangeFacts file={file} onDone={close} /> : null}
        </section>
      ) : null}
    </div>
  )
}
