import { expect, test } from 'vitest'
import { verifyLog } from '../../../db/log/verify.ts'
import { append, type Writing } from '../../../db/log/write.ts'
import type { ResidentId } from '../../../shared/domain/ids.ts'
import { samePerson } from '../../../shared/events/identity.ts'
import { fillFile, fullTables } from '../../helpers/a-full-file.ts'
import { type AHub, aHub, anEmptyMachine, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'

const secret = 'Petrichor'

/** Every table of the store, whatever it is for, in which the words still stand. */
function tablesWith(hub: AHub, words: string): string[] {
  const tables = hub.rows("SELECT name FROM sqlite_master WHERE type = 'table'").map((row) => String(row.name))
  return tables.filter((table) =>
    hub
      .rows(`SELECT * FROM "${table}"`)
      .some((row) =>
        Object.values(row).some((value) =>
          (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))
            .toLowerCase()
            .includes(words.toLowerCase()),
        ),
      ),
  )
}

function aHubWithSecrets() {
  const hub = aHub()
  const who = aResident({ familyName: secret, phones: ['07700 900 418', '07700 900 419'] })
  hub.with(who, aResident({ familyName: 'Other' }))
  const personId = hub.personOf(who.residentId)
  hub.call(personId, { note: `Says ${secret} often`, outcome: 'noAnswer' })
  hub.must('note.add', { noteId: hub.newId(), personId, text: secret })
  return { hub, personId, who }
}

test('an erasure blanks every word of the file, and the log still verifies', () => {
  const { hub, personId, who } = aHubWithSecrets()
  expect(tablesWith(hub, secret).length).toBeGreaterThan(2)
  hub.must('resident.erase', { personId, reason: 'request', note: 'She asked' })
  expect(tablesWith(hub, secret)).toEqual([])
  const events = hub.events().filter((event) => event.stream_id === who.residentId)
  expect(events.filter((event) => event.payload !== null).map((event) => event.type)).toEqual(['resident.erased'])
  expect(verifyLog(hub.store, hub.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
  expect(hub.query((store) => hub.row('person', 'person_id = ?', personId)?.name ?? store)).toBe('Erased')
})

test('an erasure takes all that was kept of somebody between calls, from every table', () => {
  const { hub, personId } = aHubWithSecrets()
  fillFile(hub, personId, secret)
  const filled = () => fullTables.filter((table) => hub.rows(`SELECT * FROM ${table}`).length > 0)
  expect(filled()).toEqual(fullTables)
  const two = anotherMachine(hub, 'second machine')
  hub.must('resident.erase', { personId, reason: 'request', note: '' })
  expect(filled()).toEqual([])
  expect(tablesWith(hub, secret)).toEqual([])
  two.hears(hub)
  hub.hears(two)
  expect(tablesWith(two, secret)).toEqual([])
  expect(firstDifference(hub.tables(), two.tables())).toBeNull()
  expect(verifyLog(hub.store, hub.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
})

test('a number that a command answered with is gone too, and the command is still not carried out twice', () => {
  const { hub, personId } = aHubWithSecrets()
  const command = hub.newId<string>()
  const input = {
    callId: hub.newId<string>(),
    personId,
    listId: null,
    number: '07700 900 418',
    outcome: 'wrongNumber' as const,
    startedAt: hub.at,
    endedAt: hub.at,
  }
  expect(hub.run('call.badNumber', input, hub.administrator, command)).toMatchObject({
    ok: true,
    value: { nextNumber: '07700900419' },
  })
  hub.must('resident.erase', { personId, reason: 'request', note: '' })
  expect(tablesWith(hub, '07700900419')).toEqual([])
  const events = hub.events().length
  expect(hub.run('call.badNumber', input, hub.administrator, command).ok).toBe(false)
  expect(hub.events()).toHaveLength(events)
})

test('words from a machine that had not heard of the erasure do not come back', () => {
  const { hub: one, personId } = aHubWithSecrets()
  const two = anotherMachine(one, 'second machine')
  one.must('resident.erase', { personId, reason: 'request', note: '' })
  two.must('note.add', { noteId: two.newId(), personId, text: `${secret} again` })
  two.call(personId, { note: `${secret} once more` })
  one.hears(two)
  expect(tablesWith(one, secret)).toEqual([])
  two.hears(one)
  expect(tablesWith(two, secret)).toEqual([])
  const three = anEmptyMachine(one, 'third machine')
  three.receive([...two.events()].reverse())
  expect(tablesWith(three, secret)).toEqual([])
  for (const machine of [one, two, three]) {
    expect(firstDifference(one.tables(), machine.tables())).toBeNull()
    expect(verifyLog(machine.store, machine.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
  }
})

test('words that wait for a gap to close are blanked as well', () => {
  const { hub: one, personId } = aHubWithSecrets()
  const two = anotherMachine(one, 'second machine')
  const three = anEmptyMachine(one, 'third machine')
  three.hears(one)
  two.must('note.add', { noteId: two.newId(), personId, text: 'nothing' })
  two.must('note.add', { noteId: two.newId(), personId, text: `${secret} waits` })
  const ofTwo = two.events().filter((event) => event.site === two.site)
  three.receive(ofTwo.slice(2))
  expect(tablesWith(three, secret)).toContain('waiting_event')
  one.must('resident.erase', { personId, reason: 'request', note: '' })
  three.hears(one)
  expect(tablesWith(three, secret)).toEqual([])
  three.receive(ofTwo.slice(2))
  expect(tablesWith(three, secret)).toEqual([])
  three.receive(ofTwo)
  expect(tablesWith(three, secret)).toEqual([])
  expect(verifyLog(three.store, three.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
})

test('a blank that no erasure covers is found', () => {
  const { hub, who } = aHubWithSecrets()
  hub.store.database
    .prepare("UPDATE event SET payload = NULL, salt = NULL WHERE stream_id = ? AND type = 'note.added'")
    .run(who.residentId)
  const report = verifyLog(hub.store, hub.clock)
  expect(report.chain).toBe('broken')
  expect(report.problems).toEqual([expect.stringContaining('no erasure covers it')])
})

test('somebody who comes back is a new person, whose words are kept', () => {
  const { hub, personId, who } = aHubWithSecrets()
  hub.must('resident.erase', { personId, reason: 'request', note: '' })
  const again = aResident({ ...who.values, id: 'she comes back', familyName: secret })
  hub.with(again)
  expect(hub.personOf(again.residentId)).toBe(again.residentId)
  hub.call(again.residentId, { note: 'Heard again' })
  expect(hub.rows('SELECT * FROM call')).toHaveLength(1)
})

test('a person of whom one registration was erased is written to in another log, so that no word is lost', () => {
  const one = aHub()
  const [low, high] = [aResident({ id: 'b' }), aResident({ id: 'c' })].sort((a, b) =>
    a.residentId < b.residentId ? -1 : 1,
  )
  if (!low || !high) throw new Error('Two are needed')
  one.with(low)
  const two = anotherMachine(one, 'second machine')
  two.with(high)
  two.write((tx) => joinPeople(tx, low.residentId, high.residentId))
  one.must('resident.erase', { personId: low.residentId, reason: 'mistake', note: '' })
  one.hears(two)
  one.must('note.add', { noteId: one.newId(), personId: high.residentId, text: 'Rang in today' })
  expect(one.events().filter((event) => event.type === 'note.added' && event.payload !== null)).toHaveLength(1)
})

function joinPeople(tx: Writing, a: ResidentId, b: ResidentId) {
  return append(tx, `${a}.${b}`, samePerson, { a, b, reason: 'Same address and voice' })
}
