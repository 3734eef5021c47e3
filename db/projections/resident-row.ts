import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { EventRef } from '../../shared/domain/writing.ts'
import type { ReadableStore } from '../handles.ts'
import type { ResidentTable } from '../schema.ts'
import { statement } from '../sql.ts'
import type { Registration } from './writings.ts'

export function residentRow(store: ReadableStore, residentId: string): ResidentTable | undefined {
  return residentById.get(store, { residentId })
}

/** The registration as writings see it. */
export function registrationOf(row: ResidentTable): Registration {
  return {
    residentId: row.resident_id,
    ref:
      row.registered_site === null || row.registered_seq === null
        ? null
        : { site: row.registered_site as EventRef['site'], seq: row.registered_seq },
    hlc: row.registered_hlc ?? '',
    at: row.registered_at ?? '',
    statedOn: row.stated_on,
    origin: JSON.parse(row.origin) as ResidentValues,
  }
}

const residentById = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('resident').selectAll().where('resident_id', '=', p.residentId),
)
