import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ScriptLanguage,
  type ScriptLine,
  type ScriptLineRow,
  scriptLanguageLabels,
  scriptLanguages,
} from '../../../shared/domain/script.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { showLanguage } from '../../show/show-language.ts'
import { CheckFields } from './CheckFields.tsx'

interface Props {
  lineId: string
  text: ScriptLine['text']
  /** As the store has it; undefined for a new line. */
  row: ScriptLineRow | undefined
  onChange: (text: ScriptLine['text']) => void
}

const others = scriptLanguages.filter((language) => language !== 'en')

/** The words in the other languages, one at a time, each with who has checked it. */
export function TranslationFields({ lineId, text, row, onChange }: Props) {
  const { t } = useTranslation('script')
  const [language, setLanguage] = useState<ScriptLanguage>('ta')
  const isKept = row !== undefined && (row.text[language] ?? '') === (text[language] ?? '')
  return (
    <fieldset className="bare stack-tight">
      <legend className="field-label">{t('otherLanguages')}</legend>
      <RadioGroup
        label={t('otherLanguages')}
        hideLabel
        strip
        options={others.map((key) => ({
          key,
          label: `${showLanguage(key)}${row?.checked[key] && row.text[key] === text[key] ? ' ✓' : ''}`,
        }))}
        value={language}
        onChange={setLanguage}
      />
      <TextArea
        label={t('wordsIn', { language: scriptLanguageLabels[language] })}
        value={text[language] ?? ''}
        rows={3}
        maxLength={2000}
        lang={language}
        dir={language === 'ar' ? 'rtl' : 'ltr'}
        onChange={(words) => onChange({ ...text, [language]: words })}
      />
      {isKept && row.text[language] ? (
        <CheckFields
          key={`${language} ${row.text[language]}`}
          lineId={lineId}
          language={language}
          text={row.text[language]}
          checked={row.checked[language] ?? null}
        />
      ) : (
        <p className="quiet small">{t(text[language]?.trim() ? 'checkAfterSaving' : 'noWords')}</p>
      )}
    </fieldset>
  )
}
