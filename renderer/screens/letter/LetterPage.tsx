import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import { fillLetter } from '../../../shared/domain/letter.ts'
import { instantOf, londonTime, showDate } from '../../../shared/domain/time.ts'
import { addressLines } from './address-lines.ts'

interface Props {
  file: CaseFile
  settings: HubSettings
}

/**
 * A letter on paper: the address where the window of a DL envelope shows it and nothing else, all else where it does not.
 * Large print for who asked for it.
 */
export function LetterPage({ file, settings }: Props) {
  const { t } = useTranslation('letter')
  const { name, telephone } = settings
  const isLarge = file.values.largePrint === 'yes'
  const today = londonTime(instantOf(Date.now())).date
  return (
    <article className={isLarge ? 'letter letter-large' : 'letter'} lang="en" aria-label={file.person.name}>
      <div className="letter-above">
        <div />
      </div>
      <div className="letter-from">
        <b>{name}</b>
        {telephone ? <span>{telephone}</span> : null}
      </div>
      <address className="letter-to">
        {[file.person.name, ...addressLines(file)].map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address have nothing but their place.
          <span key={index}>{line}</span>
        ))}
      </address>
      <dl className="letter-facts">
        <dt>{t('date')}</dt>
        <dd>{showDate(today)}</dd>
        <dt>{t('reference')}</dt>
        <dd>{file.caseNumber}</dd>
      </dl>
      <div className="letter-body">{fillLetter(settings.letter, { name: file.person.name, hub: name, telephone })}</div>
      <div className="letter-below">
        <div />
      </div>
    </article>
  )
}
