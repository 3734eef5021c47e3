import type { PersonId, ResidentId } from '../../shared/domain/ids.ts'
import { type HoldReason, holdFields, type ResidentField } from '../../shared/domain/resident.ts'
import type { Change, EventRef } from '../../shared/domain/writing.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ReadableStore } from '../handles.ts'
import { residentsOf } from '../projections/derived/person-values.ts'
import { registrationOf } from '../projections/resident-row.ts'
import { type Lane, writingsOf } from '../projections/writings.ts'
import type { PersonTable, ResidentTable } from '../schema.ts'
import { statement } from '../sql.ts'

export interface Person {
  readonly personId: PersonId
  /** The log that new events about the person go to: the first that was not erased, since an erased one keeps no word. */
  readonly stream: ResidentId
  readonly row: Omit<PersonTable, 'number'>
  readonly residents: readonly ResidentTable[]
  readonly hold: HoldReason | null
}

/**
 * The person whom an id names: its own, or that of one of its registrations, since a person's id may have changed as
 * registrations were joined. Fails where there is none, or where it was erased.
 */
export function findPerson(store: ReadableStore, id: string): Result<Person> {
  const found = personIdOf.get(store, { residentId: id })
  const row = found ? personById.get(store, { personId: found.person_id }) : undefined
  if (!row || row.erased === 1) {
    return fail('notFound', 'This person is not on this computer, or their file was erased. Nothing was changed.')
  }
  const residents = residentsOf(store, row.person_id)
  const written = residents.filter((resident) => resident.erased === 0).map((resident) => resident.resident_id)
  return ok({
    personId: row.person_id as PersonId,
    stream: (written.sort()[0] ?? row.person_id) as ResidentId,
    row,
    residents,
    hold: row.hold as HoldReason | null,
  })
}

/**
 * A change of a resident's field in one lane, over what that lane says now; or over every lane, to settle a hold. A word
 * that holds somebody is written over by a settlement only: told on the telephone, the contrary stands beside it.
 */
export function changeOf(
  resident: ResidentTable,
  store: ReadableStore,
  field: ResidentField,
  to: unknown,
  lane: Lane | 'every',
): Change<unknown> {
  const over: EventRef[] = writingsOf(store, registrationOf(resident), field)
    .filter((writing) => writing.current && (lane === 'every' || writing.lane === lane))
    .filter((writing) => lane !== 'telephone' || !isHold(field) || writing.value === 'no' || to === writing.value)
    .map((writing) => writing.ref)
  return { to, over }
}

function isHold(field: ResidentField): boolean {
  return (holdFields as readonly ResidentField[]).includes(field)
}

const personIdOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('person_resident').select('person_id').where('resident_id', '=', p.residentId),
)
const personById = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person').selectAll().where('person_id', '=', p.personId),
)
