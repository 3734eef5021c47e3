import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { needCategories, needCategoryCodes } from '../../../shared/codes/needs.ts'
import { outcomeCodes, outcomes } from '../../../shared/codes/outcomes.ts'
import type { Sheet } from '../../../shared/domain/call.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { DateField } from '../../components/DateField.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Folded } from '../../components/Folded.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { showMoment } from '../../show/show-moment.ts'
import { outcomeKeys } from '../call/outcome-keys.ts'
import { EnterLine } from './EnterLine.tsx'
import { useTyped } from './useTyped.ts'

/** The calls of the sheet that was printed last, typed in afterwards with the times at which they were made. */
export function EnterScreen() {
  const { t } = useTranslation('sheet')
  const { data: sheet, error, slow } = useQuery('work.sheet', {})
  if (error) {
    return (
      <div className="screen">
        <h1>{t('enterTitle')}</h1>
        <Notice tone="danger" says>
          {error.message}
        </Notice>
      </div>
    )
  }
  if (sheet === undefined) return <div className="screen">{slow ? <Skeleton /> : null}</div>
  if (sheet === null || sheet.rows.length === 0) {
    return (
      <div className="screen">
        <EmptyState main title={t('noSheet')}>
          <p>{t('noSheetText')}</p>
          <Link className="button" href="/sheet">
            {t('toPrint')}
          </Link>
        </EmptyState>
      </div>
    )
  }
  return <EnterSheet key={sheet.printedAt} sheet={sheet} />
}

function EnterSheet({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('sheet')
  const typed = useTyped(sheet)
  const [isKeysOpen, setIsKeysOpen] = useState(false)
  const boxes = useRef(new Map<PersonId, HTMLInputElement>())
  const { rows, printedAt } = sheet
  const done = rows.filter((row) => row.entered).length

  const goOn = (place: number) => {
    const later = [...rows.slice(place + 1), ...rows.slice(0, place)]
    const next = later.map((row) => boxes.current.get(row.personId)).find((box) => box !== undefined)
    next?.focus()
  }
  return (
    <div className="screen">
      <div className="spread">
        <div className="stack-tight">
          <h1>{t('enterTitle')}</h1>
          <p className="quiet">{t('enterText', { when: showMoment(printedAt) })}</p>
        </div>
        <p role="status">{t('progress', { done, total: rows.length })}</p>
      </div>
      {typed.failure ? (
        <Notice tone="danger" says>
          {typed.failure}
        </Notice>
      ) : null}
      {done === rows.length ? <Notice tone="good">{t('allDone')}</Notice> : null}
      <section className="panel stack">
        <DateField label={t('day')} hint={t('dayHelp')} value={typed.day} onChange={typed.setDay} />
        <Folded title={t('keys')} isOpen={isKeysOpen} onToggle={setIsKeysOpen}>
          <ul className="enter-keys">
            {outcomeCodes.map((code) => (
              <li key={code}>
                <b>{outcomeKeys[code].toUpperCase()}</b> {outcomes[code].label}
              </li>
            ))}
            {needCategoryCodes.map((code, index) => (
              <li key={code}>
                <b>{index + 1}</b> {needCategories[code].label}
              </li>
            ))}
          </ul>
        </Folded>
      </section>
      <section className="panel enter" aria-label={t('enterTitle')}>
        <div className="enter-boxes enter-head" aria-hidden="true">
          {(['person', 'outcome', 'time', 'minutes', 'number', 'needs', 'note', 'save'] as const).map((column) => (
            <span key={column}>{column === 'save' ? '' : t(`columns.${column}`)}</span>
          ))}
        </div>
        <ol>
          {rows.map((row, place) => (
            <EnterLine
              key={row.personId}
              row={row}
              place={place + 1}
              typed={typed}
              onEntered={() => goOn(place)}
              firstRef={(box) => {
                if (box) boxes.current.set(row.personId, box)
                else boxes.current.delete(row.personId)
              }}
            />
          ))}
        </ol>
      </section>
    </div>
  )
}
