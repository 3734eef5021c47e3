import { useTranslation } from 'react-i18next'
import type { DuplicatePair, IdentityAnswer } from '../../../shared/domain/identity.ts'
import { Button } from '../../components/Button.tsx'
import { TextField } from '../../components/TextField.tsx'
import { showMoment } from '../../show/show-moment.ts'
import { namesOf } from './names-of.ts'
import { SideBySide } from './SideBySide.tsx'

interface Props {
  pair: DuplicatePair | undefined
  reason: string
  onReason: (reason: string) => void
  onDecide: (pair: DuplicatePair, decision: IdentityAnswer) => void
}

/** The chosen pair side by side, why the two were flagged, and the decision. */
export function PairDetail({ pair, reason, onReason, onDecide }: Props) {
  const { t } = useTranslation('duplicates')
  if (!pair) {
    return (
      <section className="panel quiet" aria-live="polite">
        {t('choose')}
      </section>
    )
  }
  const { decided } = pair
  const flagged = pair.by
    ? t('flaggedBy', { when: showMoment(pair.at), by: pair.by })
    : t('flagged', { when: showMoment(pair.at) })
  return (
    <section className="panel stack beside-detail" aria-label={t('about', namesOf(pair))}>
      <div className="stack-tight">
        <h2>{t('pair', namesOf(pair))}</h2>
        {pair.reason ? (
          <p>
            {pair.reason}. <span className="quiet">{flagged}</span>
          </p>
        ) : null}
        {decided ? (
          <p>
            {t('decidedBy', {
              decision: t(`decisions.${decided.decision}`),
              when: showMoment(decided.at),
              by: decided.by,
            })}{' '}
            {decided.reason}
          </p>
        ) : null}
      </div>
      <SideBySide pair={pair} />
      {decided ? (
        <div className="row">
          <Button onPress={() => onDecide(pair, 'undecided')} keys="t">
            {t('takeBack')}
          </Button>
        </div>
      ) : (
        <>
          <TextField label={t('reason')} hint={t('reasonHint')} value={reason} maxLength={500} onChange={onReason} />
          <div className="row">
            <Button kind="primary" onPress={() => onDecide(pair, 'same')} keys="s">
              {t('same')}
            </Button>
            <Button onPress={() => onDecide(pair, 'different')} keys="d">
              {t('different')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
