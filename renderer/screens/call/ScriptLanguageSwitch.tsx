import { useTranslation } from 'react-i18next'
import { type ScriptLanguage, scriptLanguageLabels, scriptLanguages } from '../../../shared/domain/script.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Select } from '../../components/Select.tsx'

interface Props {
  value: ScriptLanguage
  onChange: (language: ScriptLanguage) => void
  /** The key that goes on to the next language. */
  keys?: string
}

/** In which language, beside English, the words to say are shown. */
export function ScriptLanguageSwitch({ value, onChange, keys }: Props) {
  const { t } = useTranslation('script')
  return (
    <div className="script-language">
      {keys ? <KeyHint keys={keys} /> : null}
      <Select
        label={t('language')}
        hideLabel
        options={scriptLanguages.map((key) => ({ key, label: scriptLanguageLabels[key] }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
