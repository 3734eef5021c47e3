import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ScriptLineRow, scriptLineKinds, scriptParts } from '../../../shared/domain/script.ts'
import { faultOfLine } from '../../../shared/rules/script.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { SidePanel } from '../../components/SidePanel.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { isUnsaved, useScriptInHand } from '../../stores/script-in-hand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { AnswersFields } from './AnswersFields.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { tidyLine } from './line-of-row.ts'
import { TranslationFields } from './TranslationFields.tsx'

interface Props {
  lines: readonly ScriptLineRow[]
  onClose: () => void
}

/** The line of the script that is being written: its words, its answers, and when it is shown. */
export function LineForm({ lines, onClose }: Props) {
  const { t } = useTranslation(['script', 'common'])
  const { inHand, take, change } = useScriptInHand()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const command = useCommand('script.change')
  if (!inHand) return null
  const { lineId, line } = inHand
  const row = lines.find((one) => one.lineId === lineId)

  const save = async () => {
    const tidy = tidyLine(line)
    const fault = faultOfLine(lines, { lineId, ...tidy })
    if (fault) return setProblems([{ message: fault, ...(tidy.text.en === '' ? { fieldId: 'line-en' } : {}) }])
    const result = await command.run({ lineId, line: tidy })
    setProblems(result.ok ? [] : [{ message: result.error.message }])
    if (!result.ok) return
    take({ lineId, before: tidy, line: tidy })
    useToasts.getState().show(t('script:saved'))
  }
  return (
    <SidePanel title={t(inHand.before ? 'script:editTitle' : 'script:addTitle')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <ErrorSummary problems={problems} />
        <RadioGroup
          label={t('script:columns.kind')}
          strip
          options={scriptLineKinds.map((key) => ({ key, label: t(`script:kindLong.${key}`) }))}
          value={line.kind}
          onChange={(kind) => change({ kind })}
        />
        <TextArea
          id="line-en"
          label={t('script:english')}
          hint={t('script:englishHint', { blanks: '{handler}, {hub}, {name}, {telephone}, {interpreter}' })}
          value={line.text.en}
          rows={3}
          maxLength={2000}
          onChange={(en) => change({ text: { ...line.text, en } })}
        />
        {line.kind === 'ask' ? (
          <AnswersFields answers={line.answers} onChange={(answers) => change({ answers })} />
        ) : null}
        {line.kind === 'mind' ? null : (
          <TranslationFields lineId={lineId} text={line.text} row={row} onChange={(text) => change({ text })} />
        )}
        <Select
          label={t('script:columns.part')}
          options={scriptParts.map((key) => ({ key, label: t(`script:part.${key}`) }))}
          value={line.part}
          onChange={(part) => change({ part })}
        />
        <ConditionFields lineId={lineId} line={line} lines={lines} onChange={change} />
        <div className="row side-actions">
          <Button type="submit" kind="primary" isDisabled={command.pending || !isUnsaved(inHand)}>
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t(isUnsaved(inHand) ? 'common:cancel' : 'common:close')}</Button>
          {isUnsaved(inHand) ? <span className="care small">{t('script:unsaved')}</span> : null}
        </div>
      </form>
    </SidePanel>
  )
}
