import type { NeedId, ResidentId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import { needLogged } from '../../shared/events/resident.ts'
import { type StatedNeed, statedNeeds } from '../../shared/rules/stated-needs.ts'
import { setNeedStatus } from '../commands/need.ts'
import { append, type Writing } from '../log/write.ts'
import { statement } from '../sql.ts'

/** The needs that a registration states and did not state before: null is a new one. */
export function newlyStated(values: ResidentValues, before: ResidentValues | null): StatedNeed[] {
  const known = new Set(statedNeeds(before ?? {}).map((need) => need.category))
  return statedNeeds(values).filter((need) => !known.has(need.category))
}

/** Opens what a new registration states; answers how many needs. */
export function openStatedNeeds(tx: Writing, residentId: ResidentId, needs: readonly StatedNeed[]): number {
  for (const { category, detail } of needs) {
    append(tx, residentId, needLogged, {
      needId: idOf(tx.surroundings.bytes(16)) as NeedId,
      callId: null,
      origin: 'registration',
      category,
      urgency: 'routine',
      detail,
      answers: {},
    })
  }
  return needs.length
}

/**
 * Where a registration no longer states a need, what it opened is withdrawn, unless somebody has taken it up since: then
 * it is a person's to settle.
 */
export function withdrawUnstated(
  tx: Writing,
  residentId: ResidentId,
  values: ResidentValues,
  before: ResidentValues,
): void {
  const stated = new Set(statedNeeds(values).map((need) => need.category))
  for (const { category } of statedNeeds(before)) {
    if (stated.has(category)) continue
    for (const { need_id } of openRegistered.all(tx, { residentId, category })) {
      setNeedStatus(tx, need_id, 'withdrawn', 'The registration no longer says so.')
    }
  }
}

const openRegistered = statement<{ residentId: string; category: string }>()((k, p) =>
  k
    .selectFrom('need')
    .select('need_id')
    .where('resident_id', '=', p.residentId)
    .where('category', '=', p.category)
    .where('origin', '=', 'registration')
    .where('status', '=', 'open'),
)
