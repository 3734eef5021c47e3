import type { ConcernDraft } from '../../../shared/domain/concern.ts'
import type { ConcernId } from '../../../shared/domain/ids.ts'
import { newId } from '../../new-id.ts'

/** A concern of which nothing has been written yet. */
export function emptyConcern(): ConcernDraft {
  return { concernId: newId<ConcernId>(), level: null, seen: '', done: [], note: '' }
}
