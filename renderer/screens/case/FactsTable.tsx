import { useTranslation } from 'react-i18next'
import { sources } from '../../../shared/codes/sources.ts'
import type { CaseFile, FieldWithSources } from '../../../shared/domain/case-file.ts'
import { residentFieldLabels } from '../../../shared/domain/resident.ts'
import { showDate } from '../../../shared/domain/time.ts'
import { Tag } from '../../components/Tag.tsx'
import { showValue } from '../../show/show-value.ts'

/** Every fact with who says it. Where sources differ, all of what they say is shown. */
export function FactsTable({ file }: { file: CaseFile }) {
  const { t } = useTranslation('caseFile')
  return (
    <section className="panel">
      <h2 id="facts">{t('facts')}</h2>
      <dl className="facts">
        {file.fields.map((field) => (
          <div key={field.field} className="fact">
            <dt>{residentFieldLabels[field.field]}</dt>
            <dd>
              <div className="fact-shown">
                {showValue(field.field, field.shown)} {field.disputed ? <Tag tone="care">{t('disputed')}</Tag> : null}
              </div>
              <Statements field={field} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Statements({ field }: { field: FieldWithSources }) {
  const { t } = useTranslation('caseFile')
  const words = field.statements.map((statement) => {
    const who = t(`lanes.${statement.lane}`, { source: sources[statement.source].label })
    const dated = statement.statedOn ? t('sourceOn', { source: who, date: showDate(statement.statedOn) }) : who
    return field.disputed ? `${showValue(field.field, statement.value)}: ${dated}` : dated
  })
  return (
    <>
      {[...new Set(words)].map((line) => (
        <div key={line} className="quiet small">
          {line}
        </div>
      ))}
    </>
  )
}
