import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ScriptLanguage, type ScriptLineRow, scriptLanguageLabels } from '../../../shared/domain/script.ts'
import { type CalendarDate, instantOf, showDate } from '../../../shared/domain/time.ts'
import { londonDate } from '../../../shared/rules/day-part.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'

interface Props {
  lineId: string
  language: ScriptLanguage
  /** The words as they are kept: the check is of these. */
  text: string
  checked: NonNullable<ScriptLineRow['checked'][ScriptLanguage]> | null
}

/** Who, speaking the language, has checked the words, and when; or where that is recorded. */
export function CheckFields({ lineId, language, text, checked }: Props) {
  const { t } = useTranslation(['script', 'common'])
  const [isOpen, setOpen] = useState(false)
  const [by, setBy] = useState('')
  const [on, setOn] = useState<CalendarDate | null>(() => londonDate(instantOf(Date.now())))
  const [problem, setProblem] = useState<{ by?: string; on?: string; whole?: string }>({})
  const check = useCommand('script.check')
  const record = async () => {
    if (by.trim() === '') return setProblem({ by: t('script:needChecker') })
    if (on === null) return setProblem({ on: t('script:needDay') })
    const result = await check.run({ lineId, language, check: { by: by.trim(), on, text } })
    if (!result.ok) {
      const { field, message } = result.error
      return setProblem(field === 'on' ? { on: message } : { whole: message })
    }
    setProblem({})
    setOpen(false)
    useToasts.getState().show(t('script:checkRecorded', { language: scriptLanguageLabels[language] }))
  }
  return (
    <div className="stack-tight">
      <div className="row">
        {checked ? (
          <span className="good">{t('script:checkedBy', { by: checked.by, on: showDate(checked.on) })}</span>
        ) : (
          <span className="care">{t('script:notChecked')}</span>
        )}
        {isOpen ? null : <Button onPress={() => setOpen(true)}>{t('script:recordCheck')}</Button>}
      </div>
      {isOpen ? (
        <div className="stack-tight script-check">
          {problem.whole ? <p role="alert">{problem.whole}</p> : null}
          <TextField
            label={t('script:checker')}
            value={by}
            maxLength={200}
            autoFocus
            error={problem.by ?? null}
            onChange={setBy}
          />
          <DateField label={t('script:checkedOn')} value={on} error={problem.on ?? null} onChange={setOn} />
          <div className="row">
            <Button isDisabled={check.pending} onPress={record}>
              {t('script:saveCheck')}
            </Button>
            <Button kind="quiet" onPress={() => setOpen(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  )
}
