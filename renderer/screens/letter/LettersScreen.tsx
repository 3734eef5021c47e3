import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import type { LadderRow } from '../../../shared/domain/ladder.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useToasts } from '../../stores/toasts.ts'
import { LetterPage } from './LetterPage.tsx'
import { letterTaken } from './LetterScreen.tsx'
import { useFiles } from './useFiles.ts'
import { whyNoLetter } from './why-no-letter.ts'

/** As many as are printed and posted at a time. */
const atOnce = 50

/** The letters that wait, of everybody, printed together: a supervisor's post of the day. */
export function LettersScreen() {
  const { t } = useTranslation('letter')
  const page = useQuery('ladder.page', { mine: false, step: 'letter', offset: 0, limit: atOnce })
  const settings = useQuery('hub.settings', {})
  const steps = page.data?.rows ?? []
  const { files, error } = useFiles(steps.map(({ personId }) => personId))
  const failure = page.error ?? settings.error ?? error
  return (
    <div className="screen letter-screen">
      <div className="stack-tight no-print">
        <h1>{t('manyTitle')}</h1>
        <p className="quiet">
          {t('manyText')} {t('text')}
        </p>
      </div>
      {failure ? (
        <Notice tone="danger" says>
          {failure.message}
        </Notice>
      ) : null}
      {page.data && page.data.total === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneText')}</p>
          <Link href="/steps">{t('back')}</Link>
        </EmptyState>
      ) : null}
      {page.data && page.data.total > 0 && files && settings.data ? (
        <Letters steps={steps} total={page.data.total} files={files} settings={settings.data} />
      ) : null}
      {steps.length > 0 && !files && !failure ? <Skeleton /> : null}
    </div>
  )
}

interface Props {
  steps: readonly LadderRow[]
  total: number
  files: readonly CaseFile[]
  settings: HubSettings
}

function Letters({ steps, total, files, settings }: Props) {
  const { t } = useTranslation('letter')
  const take = useCommand('ladder.take')
  const [isPosting, setIsPosting] = useState(false)
  const written = files.filter((file) => whyNoLetter(file) === null)
  const count = written.length

  const allPosted = async () => {
    setIsPosting(true)
    let posted = 0
    for (const file of written) {
      const step = steps.find(({ personId }) => personId === file.person.personId)
      if (!step) continue
      const result = await take.run(letterTaken(step, 'noResult'))
      if (!result.ok) break
      posted += 1
    }
    setIsPosting(false)
    useToasts.getState().show(t('nowPosted', { count: posted }))
  }
  return (
    <>
      <div className="stack no-print">
        {take.error ? (
          <Notice tone="danger" says>
            {take.error.message}
          </Notice>
        ) : null}
        {settings.telephone ? null : <Notice tone="care">{t('noTelephone')}</Notice>}
        {count < files.length ? (
          <section className="panel">
            <h2>{t('notWritten')}</h2>
            <ul className="stack-tight">
              {files.map((file) => {
                const why = whyNoLetter(file)
                return why === null ? null : (
                  <li key={file.person.personId}>
                    <Link href={`/letter/${file.person.personId}`}>{file.person.name}</Link>: {why}
                  </li>
                )
              })}
            </ul>
          </section>
        ) : null}
        <div className="row">
          {count > 0 ? (
            <>
              <Button kind="primary" isDisabled={isPosting} onPress={() => window.print()}>
                {t('printAll', { count })}
              </Button>
              <Button isDisabled={isPosting} onPress={allPosted}>
                {t('allPosted', { count })}
              </Button>
            </>
          ) : null}
          <Link href="/steps">{t('back')}</Link>
        </div>
        {total > steps.length ? <p className="quiet">{t('first', { shown: steps.length, total })}</p> : null}
      </div>
      {count > 0 ? (
        <Wide label={t('preview')}>
          <div className="paper">
            {written.map((file) => (
              <LetterPage key={file.person.personId} file={file} settings={settings} />
            ))}
          </div>
        </Wide>
      ) : null}
    </>
  )
}
