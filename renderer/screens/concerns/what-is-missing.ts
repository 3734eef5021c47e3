import type { ConcernLevel } from '../../../shared/codes/concerns.ts'
import type { ConcernDraft } from '../../../shared/domain/concern.ts'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { i18next } from '../../i18n/i18n.ts'

type Whole = ConcernDraft & { readonly level: ConcernLevel }

/** The concern where it can be raised, or what is still missing in it. */
export function whatIsMissing(concern: ConcernDraft): { readonly whole: Whole } | { readonly problems: Problem[] } {
  const t = i18next.getFixedT('en', 'concerns')
  const { level } = concern
  const problems: Problem[] = []
  if (concern.seen.trim() === '') problems.push({ message: t('needSeen'), fieldId: 'concern-seen' })
  if (level === null) problems.push({ message: t('needLevel') })
  return level === null || problems.length > 0 ? { problems } : { whole: { ...concern, level } }
}
