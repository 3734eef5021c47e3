import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ScriptLanguage,
  type ScriptLineRow,
  type ScriptPart,
  scriptLanguageLabels,
  scriptParts,
} from '../../../shared/domain/script.ts'
import { type ScriptMoment, shownLines } from '../../../shared/rules/script.ts'
import { Tag } from '../../components/Tag.tsx'
import { nextQuestion, openParts } from './open-parts.ts'
import { ScriptLineView } from './ScriptLineView.tsx'

interface Props {
  lines: readonly ScriptLineRow[]
  moment: ScriptMoment
  language: ScriptLanguage
  /** Fills in the blanks of words in a language. */
  fill: (text: string, language: ScriptLanguage) => string
  onAnswer: (line: ScriptLineRow, answer: string | null) => void
}

/** As the parts come in a call, but for danger: those words stand on top as soon as there is cause for them. */
const order: readonly ScriptPart[] = ['safeguarding', ...scriptParts.filter((part) => part !== 'safeguarding')]

/**
 * The script as it runs: what is said now lies open, what is done folds into one line with its answers, and what comes
 * waits as a line. The next question takes the focus when one is answered.
 */
export function ScriptFlow({ lines, moment, language, fill, onAnswer }: Props) {
  const { t } = useTranslation('script')
  const box = useRef<HTMLDivElement>(null)
  const [changed, setChanged] = useState<Partial<Record<ScriptPart, boolean>>>({})
  const [reopened, setReopened] = useState<string | null>(null)
  const [answered, setAnswered] = useState<string | null>(null)
  const shown = shownLines(lines, moment)
  const open = openParts(shown, moment.answers)
  const next = nextQuestion(shown, moment.answers, answered)
  const nextId = next?.lineId ?? null

  const isMovingOn = useRef(false)
  const inDanger = shown.some((line) => line.part === 'safeguarding')
  const wasInDanger = useRef(inDanger)

  useEffect(() => {
    const hasArisen = inDanger && !wasInDanger.current
    wasInDanger.current = inDanger
    if (!isMovingOn.current) return
    isMovingOn.current = false
    // Words about danger come before the next question.
    if (hasArisen) {
      box.current?.focus()
      box.current?.scrollIntoView({ block: 'start' })
      return
    }
    const chip = box.current?.querySelector<HTMLElement>(`[data-question="${nextId}"] button`)
    const place = chip ?? box.current
    place?.focus()
    chip?.closest('li')?.scrollIntoView({ block: 'nearest' })
  })
  // Words in another language are longer or shorter: what is to be asked next stays in sight.
  const spoken = useRef(language)
  useEffect(() => {
    if (spoken.current === language) return
    spoken.current = language
    box.current?.querySelector('.script-next')?.scrollIntoView({ block: 'nearest' })
  }, [language])

  const unchecked = (line: ScriptLineRow) =>
    language !== 'en' && line.kind !== 'mind' && Boolean(line.text[language]) && !line.checked[language]
  const translated = shown.filter((line) => line.kind !== 'mind' && line.text[language])
  const none = language !== 'en' && translated.length > 0 && translated.every(unchecked)
  return (
    <div className="script-flow" ref={box} tabIndex={-1}>
      {none ? (
        <div className="script-none-checked">
          <Tag tone="care">{t('noneChecked', { language: scriptLanguageLabels[language] })}</Tag>
        </div>
      ) : null}
      {order.map((part) => {
        const own = shown.filter((line) => line.part === part)
        if (own.length === 0) return null
        const byItself = open.has(part)
        // What was opened or folded by hand stays so until the call itself comes to it.
        const isOpen = changed[part] === byItself ? !byItself : byItself
        return (
          <Part
            key={part}
            part={part}
            summary={summaryOf(own, moment)}
            isOpen={isOpen}
            onToggle={() => setChanged({ ...changed, [part]: isOpen === byItself ? byItself : undefined })}
          >
            {own.map((line) => (
              <ScriptLineView
                key={line.lineId}
                line={line}
                language={language}
                fill={fill}
                answer={moment.answers[line.lineId] ?? null}
                isOpen={reopened === line.lineId}
                isNext={line.lineId === nextId}
                marked={!none && unchecked(line)}
                onReopen={() => setReopened(line.lineId)}
                onAnswer={(answer) => {
                  setReopened(null)
                  setAnswered(answer === null ? null : line.lineId)
                  isMovingOn.current = answer !== null
                  onAnswer(line, answer)
                }}
              />
            ))}
          </Part>
        )
      })}
    </div>
  )
}

/** The answers of a part, as the folded line shows them. */
function summaryOf(lines: readonly ScriptLineRow[], { answers }: ScriptMoment): string {
  return lines
    .map((line) => line.answers.find((answer) => answer.id === answers[line.lineId])?.label)
    .filter((label) => label !== undefined)
    .join(' · ')
}

function Part(props: {
  part: ScriptPart
  summary: string
  isOpen: boolean
  onToggle: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('script')
  const { part, summary, isOpen, onToggle, children } = props
  const id = useId()
  if (part === 'safeguarding') {
    return (
      <section className="script-part script-danger" aria-label={t(`part.${part}`)}>
        <div role="alert">
          <h3>{t(`part.${part}`)}</h3>
          <ul>{children}</ul>
        </div>
      </section>
    )
  }
  return (
    <section className={isOpen ? 'script-part' : 'script-part script-folded'} aria-label={t(`part.${part}`)}>
      <button type="button" className="script-fold" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> <b>{t(`part.${part}`)}</b>
        {isOpen || summary === '' ? null : (
          <>
            {' '}
            <span className="script-summary">{summary}</span>
          </>
        )}
      </button>
      <ul id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </ul>
    </section>
  )
}
