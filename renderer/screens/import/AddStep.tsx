import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../shared/domain/import.ts'
import { Button } from '../../components/Button.tsx'
import { useImportInHand } from '../../stores/import-in-hand.ts'

/** One button, with the truth on it. */
export function AddStep({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('importing')
  const { apply, discard } = useImportInHand()
  const { new: added, changed } = preview.residents
  const isNothing = added === 0 && changed === 0 && preview.gone === 0
  if (isNothing) {
    return (
      <div className="stack">
        <p className="finding">{t('nothingNew')}</p>
        <p className="quiet">{t('nothingNewText')}</p>
        <div className="row">
          <Button kind="primary" onPress={discard}>
            {t('importAnother')}
          </Button>
        </div>
      </div>
    )
  }
  const acts = [
    added > 0 ? t('acts.add', { count: added }) : '',
    changed > 0 ? t('acts.change', { count: changed }) : '',
    preview.gone > 0 ? t('acts.leave', { count: preview.gone }) : '',
  ].filter(Boolean)
  const words = new Intl.ListFormat('en-GB').format(acts)
  return (
    <div className="row">
      <Button kind="primary" large onPress={apply}>
        {words.charAt(0).toUpperCase() + words.slice(1)}
      </Button>
      <Button onPress={discard}>{t('discard')}</Button>
    </div>
  )
}
