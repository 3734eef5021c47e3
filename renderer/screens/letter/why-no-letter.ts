import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { holdReasonLabels } from '../../../shared/domain/resident.ts'
import { i18next } from '../../i18n/i18n.ts'
import { addressLines } from './address-lines.ts'

/** Why nobody writes to this person, as a sentence; null where somebody may. The bereaved get no letter either. */
export function whyNoLetter(file: CaseFile): string | null {
  const t = i18next.getFixedT('en', 'letter')
  const { name } = file.person
  if (file.hold !== null) return t('held', { name, why: holdReasonLabels[file.hold].toLowerCase() })
  return addressLines(file).length === 0 ? t('noAddress', { name }) : null
}
