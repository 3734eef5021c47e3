import { useTranslation } from 'react-i18next'
import { needCategories, needCategoryCodes } from '../../../shared/codes/needs.ts'
import { outcomeCodes, outcomes } from '../../../shared/codes/outcomes.ts'
import type { Sheet } from '../../../shared/domain/call.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { londonTime, showDate, showTime } from '../../../shared/domain/time.ts'
import { commonOutcomes, outcomeKeys } from '../call/outcome-keys.ts'
import { SheetLine } from './SheetLine.tsx'

/** People on one page of A4. */
const perPage = 15

/** The printed sheet: pages of fifteen people, each page whole by itself. */
export function SheetPages({ sheet, session }: { sheet: Sheet; session: Session }) {
  const { t } = useTranslation(['sheet', 'frame'])
  const pages = Math.ceil(sheet.rows.length / perPage)
  const when = `${showDate(londonTime(sheet.printedAt).date)}, ${showTime(sheet.printedAt)}`
  const common: readonly string[] = commonOutcomes
  const others = outcomeCodes.filter((code) => !common.includes(code))
  return (
    <div className="paper" lang="en">
      {Array.from({ length: pages }, (_, page) => page).map((page) => (
        <section key={page} className="sheet-page" aria-label={t('sheet:page', { page: page + 1, of: pages })}>
          <header className="sheet-head">
            <b>
              {session.hubName}: {t('sheet:title')}
            </b>
            <span>{t('sheet:handler', { name: session.name })}</span>
            <span>{t('sheet:printed', { when })}</span>
            <span>{t('sheet:page', { page: page + 1, of: pages })}</span>
            {session.sample ? <b>{t('frame:sample')}</b> : null}
          </header>
          <ol className="sheet-lines">
            {sheet.rows.slice(page * perPage, (page + 1) * perPage).map((row, index) => (
              <SheetLine key={row.personId} row={row} place={page * perPage + index + 1} />
            ))}
          </ol>
          <footer className="sheet-foot">
            <div>
              {t('sheet:needsKey', {
                needs: needCategoryCodes.map((code, i) => `${i + 1} ${needCategories[code].label}`).join(' · '),
              })}
            </div>
            <div>
              {t('sheet:othersKey', {
                outcomes: others
                  .map((code) => `${outcomeKeys[code].toUpperCase()} ${outcomes[code].label}`)
                  .join(' · '),
              })}
            </div>
            <b>{t('sheet:keepSafe')}</b>
          </footer>
        </section>
      ))}
    </div>
  )
}
