import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Sheet } from '../../../shared/domain/call.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useSession } from '../../stores/session.ts'
import { SheetPages } from './SheetPages.tsx'

const counts = ['15', '30'] as const

/** A handler's next people on paper: printed here, entered afterwards. */
export function SheetScreen() {
  const { t } = useTranslation(['sheet', 'common'])
  const session = useSession((state) => state.session)
  const known = useQuery('work.sheet', {})
  const print = useCommand('work.printSheet')
  const [count, setCount] = useState<(typeof counts)[number]>('30')
  const [printed, setPrinted] = useState<Sheet | null>(null)
  const [asking, setAsking] = useState(false)
  const sheet = printed ?? known.data ?? null
  const left = sheet?.rows.filter((row) => !row.entered).length ?? 0

  // The pages must stand before they are printed.
  useEffect(() => {
    if (printed && printed.rows.length > 0) window.print()
  }, [printed])

  const printNew = async () => {
    setAsking(false)
    const result = await print.run({ count: Number(count) })
    if (result.ok) setPrinted(result.value)
  }
  return (
    <div className="screen sheet-screen">
      <div className="stack no-print">
        <div className="stack-tight">
          <h1>{t('sheet:title')}</h1>
          <p className="quiet">{t('sheet:text')}</p>
        </div>
        {(print.error ?? known.error) ? (
          <Notice tone="danger" says>
            {(print.error ?? known.error)?.message}
          </Notice>
        ) : null}
        <section className="panel stack">
          <RadioGroup
            label={t('sheet:howMany')}
            strip
            options={counts.map((key) => ({ key, label: t(`sheet:pages.${key}`) }))}
            value={count}
            onChange={setCount}
          />
          <div className="row">
            <Button
              kind={left > 0 ? 'plain' : 'primary'}
              isDisabled={print.pending || (known.data === undefined && !known.error)}
              onPress={() => (left > 0 ? setAsking(true) : printNew())}
            >
              {t('sheet:print')}
            </Button>
            {sheet && sheet.rows.length > 0 ? (
              <>
                <Link className={left > 0 ? 'button button-primary' : 'button'} href="/sheet/enter">
                  {t('sheet:enter')}
                </Link>
                <Button onPress={() => window.print()}>{t('sheet:printAgain')}</Button>
              </>
            ) : null}
          </div>
          <p role="status">{sheet ? <SheetState sheet={sheet} left={left} /> : null}</p>
        </section>
      </div>
      {sheet && session && sheet.rows.length > 0 ? (
        <Wide label={t('sheet:preview')}>
          <SheetPages sheet={sheet} session={session} />
        </Wide>
      ) : null}
      <Dialog title={t('sheet:insteadTitle')} isOpen={asking} onClose={() => setAsking(false)} alert>
        <p>{t('sheet:insteadText', { count: left })}</p>
        <div className="row">
          <Button kind="primary" onPress={printNew}>
            {t('sheet:insteadDo')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('common:cancel')}</Button>
        </div>
      </Dialog>
    </div>
  )
}

function SheetState({ sheet, left }: { sheet: Sheet; left: number }) {
  const { t } = useTranslation('sheet')
  if (sheet.rows.length === 0) return t('nobody')
  const when = showMoment(sheet.printedAt)
  return left > 0 ? t('left', { count: left, when }) : t('allEntered', { when })
}
