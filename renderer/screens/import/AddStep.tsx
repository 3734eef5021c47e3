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
  const words =
    added > 0 && changed > 0
      ? t('addAndChange', { added, changed })
      : added > 0
        ? t('add', { count: added })
        : t('alter', { count: changed })
  return (
    <div className="row">
      <Button kind="primary" large onPress={apply}>
        {words}
      </Button>
      <Button onPress={discard}>{t('discard')}</Button>
    </div>
  )
}
