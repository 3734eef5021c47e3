import type { WritableStore } from '../../handles.ts'
import { hubSettingsOf } from '../../queries/hub-settings.ts'
import { statement } from '../../sql.ts'
import type { Touched } from '../touched.ts'
import { historyOf } from './history.ts'
import { refreshIdentities } from './identities.ts'
import { refreshLists } from './lists.ts'
import { refreshPerson } from './persons.ts'
import { anyPresent, presenceIn } from './presence.ts'

/** For fewer than these it costs more to ask which tables are empty than to ask each of them. */
const few = 20

/**
 * Brings the second layer up to date with what was touched in the first, in the same transaction (DESIGN §2). Each row
 * is a pure function of projected rows, so doing it for more persons than needed changes nothing.
 */
export function refreshDerived(tx: WritableStore, touched: Touched): void {
  const isFew =
    touched.residents.size + touched.identities.size < few && touched.lists.size === 0 && !touched.everything
  const has = isFew ? anyPresent : presenceIn(tx)
  const persons = refreshIdentities(tx, touched.identities, has)
  const addPersonOf = (residentId: string) => {
    const row = personOf.get(tx, { residentId })
    if (row) persons.add(row.person_id)
  }
  // Those whose keys changed have their persons already.
  for (const residentId of touched.residents) if (!touched.identities.has(residentId)) addPersonOf(residentId)
  for (const [listId, residents] of touched.lists) {
    if (residents === null) for (const row of personsOfList.all(tx, { listId })) persons.add(row.person_id)
    else for (const residentId of residents) addPersonOf(residentId)
  }
  if (touched.everything) for (const row of everybody.all(tx, {})) persons.add(row.person_id)
  if (persons.size === 0) return
  const settings = hubSettingsOf(tx)
  for (const personId of persons) {
    const history = historyOf(tx, personId, has)
    const person = refreshPerson(tx, personId, history, has)
    refreshLists(tx, personId, person, history, settings, has)
  }
  for (const table of ['person', 'list_person', 'call_queue', 'ladder_step']) touched.tables.add(table)
}

const personOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('person_resident').select('person_id').where('resident_id', '=', p.residentId),
)
const personsOfList = statement<{ listId: string }>()((k, p) =>
  k
    .selectFrom('list_member')
    .innerJoin('person_resident', 'person_resident.resident_id', 'list_member.resident_id')
    .select('person_id')
    .distinct()
    .where('list_id', '=', p.listId),
)
const everybody = statement()((k) => k.selectFrom('person').select('person_id'))
