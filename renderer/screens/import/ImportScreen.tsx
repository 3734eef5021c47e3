import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Progress } from '../../components/Progress.tsx'
import { useImportInHand } from '../../stores/import-in-hand.ts'
import { AddStep } from './AddStep.tsx'
import { ChangeStep } from './ChangeStep.tsx'
import { FileStep } from './FileStep.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { Step } from './Step.tsx'

/** A list into the hub, in four steps on one page; each folds to a line when it is done. */
export function ImportScreen() {
  const { t } = useTranslation('importing')
  const { at, error, progress, cancel, discard } = useImportInHand()
  const preview = at.stage === 'preview' || at.stage === 'applying' ? at.preview : null
  const known = at.stage === 'done' ? at.outcome : preview
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      {error ? (
        <Notice tone={error.code === 'cancelled' ? 'care' : 'danger'} says>
          {error.message}
        </Notice>
      ) : null}
      <ol className="stack">
        <Step
          title={t('stepFile')}
          isOpen={known === null}
          line={
            known
              ? t('read', {
                  name: known.fileName,
                  format: known.formatLabel,
                  rows: t('rows', { count: known.rows }),
                  read: known.read,
                })
              : null
          }
          action={
            at.stage === 'preview' ? (
              <Button kind="quiet" onPress={discard}>
                {t('another')}
              </Button>
            ) : null
          }
        >
          {progress && (at.stage === 'sending' || at.stage === 'reading') ? (
            <Progress
              job={progress}
              label={at.stage === 'reading' ? t('reading', { name: at.fileName }) : t('sending')}
              onCancel={cancel}
            />
          ) : (
            <FileStep />
          )}
        </Step>
        <Step title={t('stepChange')} isOpen={preview !== null} line={at.stage === 'done' ? <Said /> : null}>
          {preview ? <ChangeStep preview={preview} /> : null}
        </Step>
        <Step title={t('stepDo')} isOpen={preview !== null} line={null}>
          {at.stage === 'applying' && progress ? (
            <Progress job={progress} label={t('applying')} onCancel={cancel} />
          ) : preview ? (
            <AddStep preview={preview} />
          ) : null}
        </Step>
        <Step title={t('stepDone')} isOpen={at.stage === 'done'} line={null}>
          {at.stage === 'done' ? <Done /> : null}
        </Step>
      </ol>
      <ImportHistory />
    </div>
  )
}

/** What the file changed, in a line. */
function Said() {
  const { t } = useTranslation('importing')
  const at = useImportInHand((state) => state.at)
  if (at.stage !== 'done') return null
  const { residents } = at.outcome
  return (
    <>
      {(['new', 'changed', 'unchanged'] as const)
        .map((part) => `${residents[part].toLocaleString('en-GB')} ${t(`parts.${part}`)}`)
        .join(' · ')}
    </>
  )
}

function Done() {
  const { t } = useTranslation('importing')
  const [, navigate] = useLocation()
  const { at, startOver } = useImportInHand()
  if (at.stage !== 'done') return null
  const { outcome } = at
  const held = outcome.held.deceased + outcome.held.contradicted
  return (
    <div className="stack">
      <p className="finding" role="status">
        {outcome.events === 0
          ? t('doneNothing', { name: outcome.fileName })
          : t('done', {
              name: outcome.fileName,
              added: outcome.residents.new,
              changed: outcome.residents.changed,
              unchanged: outcome.residents.unchanged,
            })}{' '}
        {t('callable', { count: outcome.callable })} {held > 0 ? t('doneHeld', { count: held }) : ''}{' '}
        {outcome.gone > 0 ? t('doneGone', { count: outcome.gone }) : ''}
      </p>
      <div className="row">
        <Button
          kind="primary"
          large
          onPress={() => {
            startOver()
            navigate('/lists/new')
          }}
        >
          {t('makeList')}
        </Button>
        {held > 0 ? <Button onPress={() => navigate('/held')}>{t('seeHeld')}</Button> : null}
        <Button onPress={startOver}>{t('importAnother')}</Button>
      </div>
    </div>
  )
}
