import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarDate, instantOf, londonTime, showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Progress } from '../../components/Progress.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { saveFile } from '../../save-file.ts'
import { useFilters } from '../../stores/filters.ts'
import { useSession } from '../../stores/session.ts'
import { CategoryPart } from './CategoryPart.tsx'
import { Finding } from './Finding.tsx'
import type { FigureRows } from './figure-rows.ts'
import { HeadlineRows } from './HeadlineRows.tsx'
import { PartnerPart } from './PartnerPart.tsx'
import { PeriodChooser } from './PeriodChooser.tsx'
import type { Period } from './period.ts'

/** The figures of the press release: the finding, the picture, the tables; each number opens its rows. */
export function ReportsScreen() {
  const { t } = useTranslation('reports')
  const kept = useFilters((state) => state.period)
  const narrow = useFilters((state) => state.narrow)
  const period: Period = { from: dateOf(kept.from), to: dateOf(kept.to) }
  const headline = useQuery('report.headline', period, { keepOld: true })
  const file = useJob('report.headlineFile')
  const [rows, setRows] = useState<FigureRows | null>(null)
  const print = () => window.print()
  useShortcut('ctrl+p', t('print'), print)

  const save = async (format: 'csv' | 'xlsx') => {
    const result = await file.run({ ...period, format })
    if (result.ok) saveFile(result.value)
  }
  const { data } = headline
  const isNothing = data !== undefined && data.contacted === 0 && data.inboundRequests === 0
  const error = headline.error ?? file.error
  return (
    <div className="screen report">
      <PaperHead />
      <div className="spread">
        <h1>{t('title')}</h1>
        <div className="row no-print">
          <Button isDisabled={file.pending || !data} onPress={() => save('csv')}>
            {t('csv')}
          </Button>
          <Button isDisabled={file.pending || !data} onPress={() => save('xlsx')}>
            {t('xlsx')}
          </Button>
          <Button keys="ctrl+p" isDisabled={!data} onPress={print}>
            {t('print')}
          </Button>
        </div>
      </div>
      <div className="no-print">
        <PeriodChooser
          period={period}
          onChange={(chosen) => {
            setRows(null)
            narrow('period', chosen)
          }}
        />
      </div>
      {error ? (
        <Notice tone="danger" says>
          {error.message}
        </Notice>
      ) : null}
      {file.progress ? <Progress job={file.progress} label={t('making')} onCancel={file.cancel} /> : null}
      {headline.slow ? <Skeleton lines={10} /> : null}
      {data ? (
        <div className={rows ? 'with-side' : 'stack'}>
          <div className="stack report-body">
            <Finding headline={data} period={period} onOpen={setRows} />
            {isNothing && period.from === null && period.to === null ? (
              <EmptyState title={t('noneYet')}>
                <p>{t('noneYetText')}</p>
              </EmptyState>
            ) : (
              <>
                <CategoryPart headline={data} onOpen={setRows} />
                <PartnerPart headline={data} onOpen={setRows} />
                <section className="quiet small stack-tight">
                  <h2>{t('definitions')}</h2>
                  {(['contacted', 'needing', 'inbound', 'days'] as const).map((key) => (
                    <p key={key}>{t(`definition.${key}`)}</p>
                  ))}
                </section>
              </>
            )}
          </div>
          {rows ? (
            <HeadlineRows key={JSON.stringify(rows)} rows={rows} period={period} onClose={() => setRows(null)} />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

/** On paper, whose report it is and when it was printed; and that sample data is sample data. */
function PaperHead() {
  const { t } = useTranslation('reports')
  const session = useSession((state) => state.session)
  if (!session) return null
  const on = showDate(londonTime(instantOf(Date.now())).date)
  return (
    <div className="only-print">
      <p>{t('paperHead', { hub: session.hubName, on })}</p>
      {session.sample ? <p className="paper-sample">{t('paperSample')}</p> : null}
    </div>
  )
}

function dateOf(text: string | null): CalendarDate | null {
  const date = CalendarDate.safeParse(text)
  return date.success ? date.data : null
}
