import { useTranslation } from 'react-i18next'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import { fillLetter, unknownBlanks } from '../../../shared/domain/letter.ts'
import { Notice } from '../../components/Notice.tsx'
import { TextArea } from '../../components/TextArea.tsx'

interface Props {
  values: Pick<HubSettings, 'letter' | 'name' | 'telephone'>
  onChange: (letter: string) => void
}

/** The words of the letter, and how somebody will read them. */
export function LetterFields({ values, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { letter, name, telephone } = values
  const unknown = unknownBlanks(letter)
  return (
    <div className="letter-fields">
      <TextArea
        id="hub-letter"
        label={t('letter')}
        hint={t('letterHint')}
        value={letter}
        rows={14}
        maxLength={5000}
        onChange={onChange}
      />
      <section className="stack-tight" aria-label={t('letterPreview')}>
        <span className="field-label">{t('letterPreview')}</span>
        <div className="letter-preview">
          {fillLetter(letter, { name: t('letterName'), hub: name, telephone: telephone || t('letterNoTelephone') })}
        </div>
        {unknown.length > 0 ? <Notice tone="care">{t('letterUnknown', { blanks: unknown.join(', ') })}</Notice> : null}
      </section>
    </div>
  )
}
