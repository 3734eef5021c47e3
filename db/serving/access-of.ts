import type { RequestName } from '../../shared/api.ts'
import type { Sheet } from '../../shared/domain/call.ts'
import type { CaseFile } from '../../shared/domain/case-file.ts'
import type { MadePacks } from '../jobs/pack-referrals.ts'

/** What a request showed of people, for the access log; null where it showed none. */
export function accessOf(name: RequestName, value: unknown): { subject: string | null; count: number } | null {
  switch (name) {
    case 'case.open':
      return { subject: (value as CaseFile).person.personId, count: 1 }
    case 'residents.find':
    case 'duplicates.near':
      return { subject: null, count: (value as { matches: unknown[] }).matches.length }
    case 'residents.page':
    case 'residents.held':
    case 'concerns.page':
    case 'callbacks.page':
    case 'ladder.page':
    case 'tasks.page':
    case 'due.page':
    case 'work.printSheet':
    case 'duplicates.page':
    case 'list.members':
    case 'coverage.people':
    case 'report.headlineRows':
      return { subject: null, count: (value as { rows: unknown[] }).rows.length }
    case 'work.sheet':
      return value === null ? null : { subject: null, count: (value as Sheet).rows.length }
    case 'referrals.pack':
      return { subject: null, count: (value as MadePacks).files.reduce((sum, file) => sum + file.referrals, 0) }
    case 'import.rejects':
    case 'report.headlineFile':
      return { subject: null, count: 0 }
    default:
      return null
  }
}
