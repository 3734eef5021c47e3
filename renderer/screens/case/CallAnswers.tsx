import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Folded } from '../../components/Folded.tsx'

/** What was asked by the script in a call, and answered; folded, since it is long and seldom looked for. */
export function CallAnswers({
  answers,
}: {
  answers: readonly { readonly asked: string; readonly answered: string }[]
}) {
  const { t } = useTranslation('caseFile')
  const [isOpen, setOpen] = useState(false)
  return (
    <Folded title={t('answers', { count: answers.length })} isOpen={isOpen} onToggle={setOpen}>
      <ul className="small">
        {answers.map(({ asked, answered }) => (
          <li key={asked}>
            {asked} <b>{answered}</b>
          </li>
        ))}
      </ul>
    </Folded>
  )
}
