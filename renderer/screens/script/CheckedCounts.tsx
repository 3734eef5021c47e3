import { useTranslation } from 'react-i18next'
import { type ScriptLineRow, scriptLanguages } from '../../../shared/domain/script.ts'
import { Tag } from '../../components/Tag.tsx'
import { showLanguage } from '../../show/show-language.ts'

/** Of each language but English: how much of what is said a speaker has looked at. */
export function CheckedCounts({ lines }: { lines: readonly ScriptLineRow[] }) {
  const { t } = useTranslation('script')
  const spoken = lines.filter((line) => !line.removed && line.kind !== 'mind')
  return (
    <div className="row">
      <span className="small" id="script-checked">
        {t('checkedLabel')}
      </span>
      <ul className="row" aria-labelledby="script-checked">
        {scriptLanguages
          .filter((language) => language !== 'en')
          .map((language) => {
            const checked = spoken.filter((line) => line.checked[language]).length
            const tone = checked === spoken.length && checked > 0 ? 'good' : 'care'
            return (
              <li key={language}>
                <Tag tone={tone}>
                  {t('checkedOf', { language: showLanguage(language), checked, total: spoken.length })}
                </Tag>
              </li>
            )
          })}
      </ul>
    </div>
  )
}
