import { addDays, type Instant, startOfLondonDay } from '../../shared/domain/time.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import type { ReadableStore } from '../handles.ts'
import { hubSettingsOf } from './hub-settings.ts'

/** What nobody has touched since then is stale: an open need, or a referral that nobody has answered. */
export function staleBefore(store: ReadableStore, now: Instant): Instant {
  return startOfLondonDay(addDays(londonDate(now), -hubSettingsOf(store).staleAfterDays))
}
