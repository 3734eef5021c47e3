import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

export interface Problem {
  readonly message: string
  /** The id of the box that is to blame. */
  readonly fieldId?: string
}

/** What is wrong, first on the page, and it takes the focus (GOV.UK pattern). Nothing is shown without a problem. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const said = problems.map((problem) => problem.message).join('\n')

  useEffect(() => {
    if (said) box.current?.focus()
  }, [said])

  if (problems.length === 0) return null
  return (
    <div className="error-summary stack-tight" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('problem')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.message}>
            {problem.fieldId ? (
              <a
                href={`#${problem.fieldId}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(problem.fieldId ?? '')?.focus()
                }}
              >
                {problem.message}
              </a>
            ) : (
              problem.message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
