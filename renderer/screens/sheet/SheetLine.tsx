import { useTranslation } from 'react-i18next'
import { needCategoryCodes } from '../../../shared/codes/needs.ts'
import type { SheetRow } from '../../../shared/domain/call.ts'
import { showLanguage } from '../../show/show-language.ts'
import { commonOutcomes, outcomeKeys } from '../call/outcome-keys.ts'
import { fitWords } from './fit-words.ts'

/** More numbers than these have no room on a line. */
const mostNumbers = 3
/** Letters of what to mind that four lines hold, in bold, and three: then why they are rung may have two. */
const roomToMind = 155
const threeLines = 110

/** A person on paper: who, what to mind and why now, boxes to tick, and room to write. As high as any other. */
export function SheetLine({ row, place }: { row: SheetRow; place: number }) {
  const { t } = useTranslation('sheet')
  const language = row.language && row.language !== 'en' ? showLanguage(row.language) : ''
  const age = row.age === null ? '' : t('age', { count: row.age })
  const mind = fitWords(row.mind, roomToMind)
  return (
    <li className="sheet-line">
      <div className="sheet-who">
        <b className="sheet-name">
          {place}. {row.name}
        </b>
        <span className="sheet-facts">{[age, language, row.caseNumber].filter(Boolean).join(' · ')}</span>
        <span>
          {row.phones.length === 0 ? t('noNumber') : null}
          {row.phones.slice(0, mostNumbers).map((phone, index) => (
            <span key={phone} className="sheet-phone">
              {row.phones.length > 1 ? `${index + 1}) ` : ''}
              <b>{phone}</b>{' '}
            </span>
          ))}
          {row.phones.length > mostNumbers ? t('more', { count: row.phones.length - mostNumbers }) : null}
        </span>
      </div>
      <div className="sheet-mind">
        {mind ? <b className="sheet-minds">{mind}</b> : null}
        <span className={mind.length > threeLines ? 'sheet-why sheet-why-short' : 'sheet-why'}>{row.why}</span>
        {row.lastNote ? <span className="sheet-note">“{row.lastNote}”</span> : null}
      </div>
      <div className="sheet-ticks">
        {commonOutcomes.map((outcome) => (
          <span key={outcome}>
            <span className="sheet-box" /> <b>{outcomeKeys[outcome].toUpperCase()}</b> {t(`ticks.${outcome}`)}
          </span>
        ))}
        <span className="sheet-other">
          {t('other')} <span className="sheet-blank" />
        </span>
        <span className="sheet-other">
          {t('needs')} <b className="sheet-digits">{needCategoryCodes.map((_, index) => index + 1).join(' ')}</b>
        </span>
      </div>
      <div className="sheet-words">
        <span className="sheet-time">
          {t('at')} <span className="sheet-blank" /> {t('for')} <span className="sheet-blank" /> {t('min')}
        </span>
        <span className="sheet-time">
          {t('back')} <span className="sheet-blank" /> {t('backAt')} <span className="sheet-blank" />
        </span>
      </div>
    </li>
  )
}
