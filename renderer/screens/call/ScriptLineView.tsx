import { useId } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ScriptLanguage, ScriptLineRow } from '../../../shared/domain/script.ts'

interface Props {
  line: ScriptLineRow
  language: ScriptLanguage
  fill: (text: string, language: ScriptLanguage) => string
  answer: string | null
  /** An answered question whose answers are shown again, to change one. */
  isOpen: boolean
  isNext: boolean
  /** No speaker has looked at these words yet, although others have been looked at. */
  marked: boolean
  onReopen: () => void
  onAnswer: (answer: string | null) => void
}

/** One line of the script: words to say, a question with its answers, or a word for the handler alone. */
export function ScriptLineView(props: Props) {
  const { line, fill, answer, isOpen, isNext, onReopen, onAnswer } = props
  const { t } = useTranslation('script')
  const id = useId()
  if (line.kind === 'mind') {
    return (
      <li className="script-mind">
        <span className="visually-hidden">{t('forYou')} </span>
        {fill(line.text.en, 'en')}
      </li>
    )
  }
  if (line.kind === 'say') {
    return (
      <li className="script-say">
        <Words {...props} />
      </li>
    )
  }
  const given = line.answers.find((one) => one.id === answer)
  if (given && !isOpen) {
    return (
      <li>
        <button type="button" className="script-answered" title={t('changeAnswer')} onClick={onReopen}>
          <span className="script-asked">{fill(line.text.en, 'en')}</span> <b>{given.label}</b>
        </button>
      </li>
    )
  }
  return (
    <li className={isNext ? 'script-ask script-next' : 'script-ask'} data-question={line.lineId}>
      <div id={id}>
        <Words {...props} />
      </div>
      <ToggleButtonGroup
        className="script-answers"
        aria-labelledby={id}
        selectionMode="single"
        selectedKeys={answer === null ? [] : [answer]}
        onSelectionChange={([chosen]) => onAnswer(typeof chosen === 'string' ? chosen : null)}
      >
        {line.answers.map((one) => (
          <ToggleButton key={one.id} id={one.id} className="script-answer">
            {one.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </li>
  )
}

/** The words in the chosen language, with English under them. */
function Words({ line, language, fill, marked }: Props) {
  const { t } = useTranslation('script')
  const words = language === 'en' ? undefined : line.text[language]
  if (!words) return <p>{fill(line.text.en, 'en')}</p>
  return (
    <>
      <p lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
        {fill(words, language)}
      </p>
      {marked ? <span className="script-unchecked">{t('unchecked')}</span> : null}
      <p className="script-english">{fill(line.text.en, 'en')}</p>
    </>
  )
}
