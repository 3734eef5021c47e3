import { expect, test } from 'vitest'
import { recordAccess, verifyAccessLog } from '../../db/access-log.ts'
import { writableStore } from '../../db/handles.ts'
import { StaffId } from '../../shared/domain/ids.ts'
import { Instant } from '../../shared/domain/time.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aStoreIn } from '../helpers/a-store.ts'

const staff = StaffId.parse('a'.repeat(32))
const at = Instant.parse('2020-04-03T13:02:11.000Z')

function aLog(entries: number) {
  const { store: open, surroundings } = aStoreIn(aFolder())
  const store = writableStore(open.database, open.site, surroundings)
  for (let entry = 0; entry < entries; entry++) {
    const subject = entry % 2 ? 'c'.repeat(32) : null
    recordAccess(store, { at, staff, what: subject ? 'case.open' : 'residents.find', subject, count: entry })
  }
  return store
}

test('entries are numbered and chained', () => {
  expect(verifyAccessLog(aLog(5))).toEqual({ entries: 5, problems: [] })
})

test.each([
  ["UPDATE access_log SET staff = 'x' WHERE seq = 3", 'entry 3 was changed'],
  ['UPDATE access_log SET subject = NULL WHERE seq = 2', 'entry 2 was changed'],
  ['UPDATE access_log SET count = count + 1 WHERE seq = 5', 'entry 5 was changed'],
  ['DELETE FROM access_log WHERE seq = 2', 'entry 2 is missing'],
  ["UPDATE access_log SET prev_hash = x'00' WHERE seq = 4", 'entry 4 does not continue'],
])('after %s it says: %s', (harm, said) => {
  const store = aLog(5)
  store.database.exec(harm)
  expect(verifyAccessLog(store).problems.join('\n')).toContain(said)
})

test('the words of a search are not let in', () => {
  const store = aLog(0)
  const access = { at, staff, what: 'residents.find', subject: null, count: 1 }
  expect(() => recordAccess(store, { ...access, subject: 'Min-su Kim' })).toThrow(/id/)
  expect(() => recordAccess(store, { ...access, what: 'search for Kim' })).toThrow(/name of a request/)
  expect(verifyAccessLog(store).entries).toBe(0)
})
