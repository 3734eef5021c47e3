import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportPart, type ImportPreview, importWarnings } from '../../../shared/domain/import.ts'
import { Bar, type BarPart } from '../../components/Bar.tsx'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { saveFile } from '../../save-file.ts'
import { ImportRows } from './ImportRows.tsx'

/** What a file would change, before anything is written: each part opens its rows. */
export function ChangeStep({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('importing')
  const [shown, setShown] = useState<ImportPart | null>(null)
  const rejects = useJob('import.rejects')
  const { residents, held } = preview
  const heldCount = held.deceased + held.contradicted
  const total = residents.new + residents.changed + residents.unchanged

  const part = (key: ImportPart, count: number, tone: BarPart['tone']): BarPart => ({
    key,
    label: t(`parts.${key}`),
    count,
    tone,
    ...(count > 0 ? { onPress: () => setShown(shown === key ? null : key) } : {}),
  })
  const besides = [
    part('held', heldCount, 5),
    part('rejected', preview.rejected, 2),
    part('gone', preview.gone, 6),
    part('possibleDuplicate', preview.possibleDuplicates, 7),
  ].filter(({ count }) => count > 0)
  const warnings = importWarnings.filter((warning) => preview.warnings[warning] > 0)
  return (
    <div className="stack">
      <p className="finding">
        {t('finding', { count: total, rows: t('rows', { count: preview.rows }) })}{' '}
        {t('callable', { count: preview.callable })}
      </p>
      <Bar
        label={t('barLabel')}
        parts={[
          part('new', residents.new, 1),
          part('changed', residents.changed, 4),
          part('unchanged', residents.unchanged, 8),
        ]}
      />
      {besides.length > 0 ? (
        <div className="stack-tight">
          <ul className="bar-legend" aria-label={t('alsoLabel')}>
            {besides.map(({ key, count, label, tone, onPress }) => (
              <li key={key} className="bar-key">
                <span className={`bar-swatch part-${tone}`} aria-hidden="true" />
                <button type="button" className="link-button" aria-expanded={shown === key} onClick={onPress}>
                  <b>{count.toLocaleString('en-GB')}</b> {label}
                </button>
              </li>
            ))}
          </ul>
          {heldCount > 0 ? (
            <p className="quiet">
              {[
                held.deceased > 0 ? t('heldDeceased', { count: held.deceased }) : '',
                held.contradicted > 0 ? t('heldContradicted', { count: held.contradicted }) : '',
              ]
                .filter(Boolean)
                .join(', ')}
              . {t('heldNote')}
            </p>
          ) : null}
        </div>
      ) : null}
      {shown ? (
        <ImportRows key={shown} importId={preview.importId} part={shown} onClose={() => setShown(null)} />
      ) : null}
      {preview.notHere > 0 ? <p>{t('notHere', { count: preview.notHere })}</p> : null}
      {preview.needsOpened > 0 ? <p>{t('needsOpened', { count: preview.needsOpened })}</p> : null}
      {preview.gone > 0 && preview.format !== 'deductions' ? (
        <Notice tone="care">{t('goneText', { count: preview.gone })}</Notice>
      ) : null}
      {warnings.length > 0 ? (
        <div className="stack-tight">
          <h3>{t('warnings')}</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{t(`warning.${warning}`, { count: preview.warnings[warning] })}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {preview.rejected > 0 ? (
        <div className="row">
          <Button
            isDisabled={rejects.pending}
            onPress={async () => {
              const result = await rejects.run({ importId: preview.importId })
              if (result.ok) saveFile(result.value)
            }}
          >
            {t('rejectsFile')}
          </Button>
          <span className="quiet">{t('rejectsText')}</span>
        </div>
      ) : null}
      {rejects.error ? (
        <Notice tone="danger" says>
          {rejects.error.message}
        </Notice>
      ) : null}
    </div>
  )
}
