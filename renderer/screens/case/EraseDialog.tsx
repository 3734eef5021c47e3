import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../shared/domain/case-file.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'

const reasons = ['request', 'retention', 'mistake'] as const

/** Erasure cannot be undone, so it asks. */
export function EraseDialog(props: { person: PersonRow; onClose: () => void; onErased: () => void }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const { person, onClose, onErased } = props
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null)
  const [note, setNote] = useState('')
  const erase = useCommand('resident.erase')
  return (
    <Dialog title={t('caseFile:eraseTitle')} isOpen onClose={onClose} alert>
      <p>{t('caseFile:eraseText', { name: person.name })}</p>
      <RadioGroup
        label={t('caseFile:eraseWhy')}
        options={reasons.map((key) => ({ key, label: t(`caseFile:eraseReasons.${key}`) }))}
        value={reason}
        onChange={setReason}
      />
      <TextField label={t('caseFile:eraseNote')} value={note} maxLength={1000} onChange={setNote} />
      {erase.error ? <p role="alert">{erase.error.message}</p> : null}
      <div className="row">
        <Button
          kind="danger"
          isDisabled={reason === null || erase.pending}
          onPress={async () => {
            if (!reason) return
            const result = await erase.run({ personId: person.personId, reason, note })
            if (result.ok) onErased()
          }}
        >
          {t('caseFile:eraseDo')}
        </Button>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
      </div>
    </Dialog>
  )
}
