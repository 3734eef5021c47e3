import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { FactFields, toldFields } from '../../components/FactFields.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'

/** Facts told outside a call: by a carer, in a letter. They are shown before what any list says. */
export function ChangeFacts({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const [changed, setChanged] = useState<ResidentValues>({})
  const [saidBy, setSaidBy] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const confirm = useCommand('resident.confirm')
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        if (Object.keys(changed).length === 0) {
          setProblems([{ message: t('caseFile:nothingChanged') }])
          return
        }
        const result = await confirm.run({ personId: file.person.personId, saidBy, values: changed })
        if (!result.ok) {
          setProblems([{ message: result.error.message }])
          return
        }
        useToasts.getState().show(t('caseFile:done.facts'), result.commandId)
        onDone()
      }}
    >
      <ErrorSummary problems={problems} />
      <TextField
        label={t('caseFile:saidBy')}
        hint={t('caseFile:saidByHint')}
        value={saidBy}
        maxLength={300}
        onChange={setSaidBy}
      />
      <FactFields fields={toldFields} values={file.values} changed={changed} onChange={setChanged} />
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={confirm.pending}>
          {t('common:save')}
        </Button>
        <Button onPress={onDone}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
