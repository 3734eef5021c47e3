import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'wouter'
import type { LadderOutcome } from '../../../shared/codes/ladder.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { LadderRow } from '../../../shared/domain/ladder.ts'
import { instantOf, londonTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useToasts } from '../../stores/toasts.ts'
import { addressLines } from './address-lines.ts'
import { LetterPage } from './LetterPage.tsx'
import { whyNoLetter } from './why-no-letter.ts'

/** The hub's letter to one person, to be printed and posted; posting it takes the step that waits. */
export function LetterScreen() {
  const { t } = useTranslation('letter')
  const { personId = '' } = useParams<{ personId: string }>()
  // The store refuses what is no id of a person.
  const file = useQuery('case.open', { personId: personId as PersonId })
  const settings = useQuery('hub.settings', {})
  const take = useCommand('ladder.take')
  const failure = file.error ?? settings.error
  if (failure) {
    return (
      <div className="screen">
        <Notice tone="danger" says>
          {failure.message}
        </Notice>
      </div>
    )
  }
  if (!file.data || !settings.data) return <div className="screen">{file.slow ? <Skeleton /> : null}</div>

  const { name } = file.data.person
  const step = file.data.ladder?.step === 'letter' ? file.data.ladder : null
  const whyNot = whyNoLetter(file.data)
  const hasNoAddress = file.data.hold === null && addressLines(file.data).length === 0
  const finish = async (row: LadderRow, outcome: LadderOutcome) => {
    const result = await take.run(letterTaken(row, outcome))
    if (result.ok) useToasts.getState().show(`${name}: ${result.value.next}`, result.commandId)
  }
  return (
    <div className="screen letter-screen">
      <div className="stack no-print">
        <div className="stack-tight">
          <h1>{t('title', { name })}</h1>
          <p className="quiet">
            {t('text')} {file.data.values.largePrint === 'yes' ? t('large') : null}
          </p>
        </div>
        {take.error ? (
          <Notice tone="danger" says>
            {take.error.message}
          </Notice>
        ) : null}
        {whyNot ? <Notice tone={file.data.hold ? 'danger' : 'care'}>{whyNot}</Notice> : null}
        {!whyNot && !settings.data.telephone ? <Notice tone="care">{t('noTelephone')}</Notice> : null}
        <div className="row">
          {whyNot ? null : (
            <Button kind="primary" onPress={() => window.print()}>
              {t('print')}
            </Button>
          )}
          {step && !whyNot ? (
            <Button isDisabled={take.pending} onPress={() => finish(step, 'noResult')}>
              {t('posted')}
            </Button>
          ) : null}
          {step && hasNoAddress ? (
            <Button kind="primary" isDisabled={take.pending} onPress={() => finish(step, 'notPossible')}>
              {t('takeNotPossible')}
            </Button>
          ) : null}
          <Link href={`/case/${personId}`}>{name}</Link>
        </div>
        {whyNot ? null : <p className="quiet">{step ? t('postedHelp') : t('notWaiting', { name })}</p>}
      </div>
      {whyNot ? null : (
        <Wide label={t('preview')}>
          <div className="paper">
            <LetterPage file={file.data} settings={settings.data} />
          </div>
        </Wide>
      )}
    </div>
  )
}

/** The step of writing to somebody, as it ended today. */
export function letterTaken({ personId, listId }: LadderRow, outcome: LadderOutcome) {
  const on = londonTime(instantOf(Date.now())).date
  return { personId, listId, step: 'letter' as const, outcome, contactId: null, on, note: '', newNumber: null }
}
