import { useTranslation } from 'react-i18next'
import { type ScriptLineRow, scriptLanguageLabels, scriptLanguages } from '../../../shared/domain/script.ts'
import { Tag } from '../../components/Tag.tsx'

/** Of each language but English: how much of what is said a speaker has looked at. */
export function CheckedCounts({ lines }: { lines: readonly ScriptLineRow[] }) {
  const { t } = useTranslation('script')
  const spoken = lines.filter((line) => !line.removed && line.kind !== 'mind')
  return (
    <ul className="row" aria-label={t('checkedLabel')}>
      {scriptLanguages
        .filter((language) => language !== 'en')
        .map((language) => {
          const checked = spoken.filter((line) => line.checked[language]).length
          const tone = checked === spoken.length && checked > 0 ? 'good' : 'care'
          return (
            <li key={language}>
              <Tag tone={tone}>
                {t('checkedOf', { language: scriptLanguageLabels[language], checked, total: spoken.length })}
              </Tag>
            </li>
          )
        })}
    </ul>
  )
}
