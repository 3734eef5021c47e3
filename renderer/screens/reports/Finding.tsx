import { Trans, useTranslation } from 'react-i18next'
import type { Headline } from '../../../shared/domain/report.ts'
import { showDate } from '../../../shared/domain/time.ts'
import type { FigureRows } from './figure-rows.ts'
import type { Period } from './period.ts'

interface Props {
  headline: Headline
  period: Period
  onOpen: (rows: FigureRows) => void
}

/** The finding as the press release says it, each number a way to its people. */
export function Finding({ headline, period, onOpen }: Props) {
  const { t } = useTranslation('reports')
  const { contacted, reached, needingSupport, inboundRequests } = headline
  const when = useWhen(period)
  const link = (figure: 'contacted' | 'reached' | 'needingSupport' | 'inboundRequests') => (
    <button
      type="button"
      className="link-button"
      onClick={() => onOpen({ figure, category: null, column: null, partnerId: null, title: t(`rows.${figure}`) })}
    />
  )
  if (contacted === 0 && inboundRequests === 0) return <p className="headline">{t('findingNone', { when })}</p>
  return (
    <div className="headline">
      <p>
        <Trans
          t={t}
          i18nKey="findingContacted"
          values={{ when, contacted, reached }}
          components={{ 1: link('contacted'), 3: link('reached') }}
        />
      </p>
      <p>
        <Trans
          t={t}
          i18nKey="findingNeeds"
          values={{ needing: needingSupport, inbound: inboundRequests }}
          components={{ 0: link('needingSupport'), 2: link('inboundRequests') }}
        />
      </p>
    </div>
  )
}

function useWhen({ from, to }: Period): string {
  const { t } = useTranslation('reports')
  if (from === null || to === null) return t('whenAll')
  return from === to
    ? t('whenDay', { from: showDate(from) })
    : t('whenSpan', { from: showDate(from), to: showDate(to) })
}
