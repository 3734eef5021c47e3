import { kingstonLanguages } from '../show/kingston-languages.ts'
import { showLanguage } from '../show/show-language.ts'
import { Checkbox } from './Checkbox.tsx'

interface Props {
  label: string
  value: readonly string[]
  onChange: (languages: string[]) => void
}

/** Languages that somebody can hold a call in. Those that are known and not in the usual list stay chosen. */
export function LanguageChoice({ label, value, onChange }: Props) {
  const shown = [...new Set([...kingstonLanguages, ...value])]
  return (
    <fieldset className="bare">
      <legend className="field-label">{label}</legend>
      <div className="choice-grid">
        {shown.map((code) => (
          <Checkbox
            key={code}
            isSelected={value.includes(code)}
            onChange={(on) => onChange(on ? [...value, code] : value.filter((other) => other !== code))}
          >
            {showLanguage(code)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
