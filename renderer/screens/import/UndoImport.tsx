import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportHistoryRow } from '../../../shared/domain/import.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Progress } from '../../components/Progress.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { useQuery } from '../../hooks/useQuery.ts'

/** Asks before a whole import is taken back, with what that would do, counted; and does it. */
export function UndoImport({ row, onClose }: { row: ImportHistoryRow; onClose: () => void }) {
  const { t } = useTranslation(['importing', 'common'])
  const preview = useQuery('import.undoPreview', { importId: row.importId })
  const undo = useJob('import.undo')
  const [reason, setReason] = useState('')
  const [missed, setMissed] = useState(false)
  const { data } = preview
  const error = undo.error ?? preview.error
  return (
    <Dialog title={t('importing:undoTitle', { file: row.fileName })} isOpen onClose={onClose} alert>
      {data ? (
        <ul className="stack-tight">
          <li>{t('importing:undoLeaving', { count: data.leaving })}</li>
          <li>{t('importing:undoRestored', { count: data.restored })}</li>
          {data.kept > 0 ? <li>{t('importing:undoKept', { count: data.kept })}</li> : null}
        </ul>
      ) : null}
      <p className="quiet">{t('importing:undoAgain')}</p>
      <TextField
        label={t('importing:undoReason')}
        value={reason}
        maxLength={1000}
        error={missed ? t('importing:undoNeedReason') : null}
        onChange={setReason}
      />
      {error ? (
        <Notice tone="danger" says>
          {error.message}
        </Notice>
      ) : null}
      {undo.progress ? (
        <Progress job={undo.progress} label={t('importing:undoing')} onCancel={undo.cancel} />
      ) : (
        <div className="row">
          <Button
            kind="danger"
            isDisabled={!data}
            onPress={async () => {
              setMissed(reason.trim() === '')
              if (reason.trim() === '') return
              const result = await undo.run({ importId: row.importId, reason })
              if (result.ok) onClose()
            }}
          >
            {t('importing:undoDo')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      )}
    </Dialog>
  )
}
