import { expect, test } from 'vitest'
import { rebuild } from '../../../db/log/rebuild.ts'
import { eventHash, type StoredEvent } from '../../../db/log/stored-event.ts'
import { type AHub, aHub, anEmptyMachine, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'
import { forgedEvent } from '../../helpers/forged-event.ts'

const waitingAt = (hub: AHub) => hub.rows('SELECT site, seq FROM waiting_event ORDER BY site, seq')

test('what does not continue a log waits, is counted, and is taken when the gap closes', () => {
  const one = aHub().with(aResident(), aResident(), aResident())
  const two = anEmptyMachine(one, 'second machine')
  const events = one.events()
  const gap = 5
  const before = two.receive(events.filter((event) => event.seq !== gap))
  expect(before).toMatchObject({ added: gap - 1, waiting: events.length - gap, refused: [] })
  expect(two.rows('SELECT * FROM resident')).toEqual([])
  const after = two.receive(events.filter((event) => event.seq === gap))
  expect(after).toMatchObject({ added: events.length - gap + 1, waiting: 0, refused: [] })
  expect(firstDifference(one.tables(), two.tables())).toBeNull()
})

test('what is here already is passed over', () => {
  const one = aHub().with(aResident())
  const two = anEmptyMachine(one, 'second machine')
  two.hears(one)
  const tables = two.tables()
  expect(two.hears(one)).toMatchObject({ added: 0, waiting: 0, refused: [] })
  expect(firstDifference(tables, two.tables())).toBeNull()
})

test('two machines tell a third, which has neither from where it came', () => {
  const one = aHub().with(aResident())
  const two = anotherMachine(one, 'second machine')
  two.with(aResident({ givenName: 'Only', familyName: 'Here' }))
  const three = anEmptyMachine(one, 'third machine')
  three.hears(two)
  expect(firstDifference(two.tables(), three.tables())).toBeNull()
})

test('an event that was changed on the way is refused by name, and nothing of its machine beyond it is taken', () => {
  const one = aHub().with(aResident())
  const two = anEmptyMachine(one, 'second machine')
  const events = one.events().map((event) => (event.seq === 4 ? { ...event, payload: `${event.payload} ` } : event))
  const heard = two.receive(events)
  expect(heard.added).toBe(3)
  expect(heard.refused).toEqual([expect.stringContaining(`Event 4 of machine ${one.site.slice(0, 8)}`)])
  two.hears(one)
  expect(firstDifference(one.tables(), two.tables())).toBeNull()
})

test('a refused event of one machine does not keep those of another from waiting', () => {
  const one = aHub()
  const two = anotherMachine(one, 'second machine')
  two.with(aResident()).with(aResident())
  const three = anEmptyMachine(one, 'third machine')
  const spoilt = one.events().map((event) => (event.seq === 2 ? { ...event, actor: 'somebody else' } : event))
  const ofTwo = two.events().filter((event) => event.site === two.site)
  const heard = three.receive([...spoilt, ...ofTwo.slice(1)])
  expect(heard.refused).toHaveLength(1)
  expect(waitingAt(three)).toEqual(ofTwo.slice(1).map(({ site, seq }) => ({ site, seq })))
})

test('a clock that does not go on, or is none, is refused', () => {
  const one = aHub()
  const two = anEmptyMachine(one, 'second machine')
  two.hears(one)
  for (const hlc of ['000000000001-0000', 'never', 'ffffffffffff0-0000']) {
    const event = { ...forgedEvent(one, { streamId: one.newId(), type: 'note.added', payload: {} }), hlc }
    const wrong: StoredEvent = { ...event, hash: eventHash(event) }
    expect(two.receive([wrong])).toMatchObject({ added: 0, refused: [expect.stringContaining('clock')] })
  }
})

test('two logs under one machine’s name are noticed', () => {
  const one = aHub()
  const two = anEmptyMachine(one, 'second machine')
  two.hears(one)
  const other = forgedEvent(one, { streamId: one.newId(), type: 'note.added', payload: {} })
  one.with(aResident())
  two.hears(one)
  expect(two.receive([other])).toMatchObject({ added: 0, refused: [expect.stringContaining('differs')] })
})

test('what the hub decided counts for everybody, also where its beginning is heard last', () => {
  const one = aHub()
  const two = anotherMachine(one, 'second machine')
  two.must('hub.change', { attemptLimit: 1, ladder: [] })
  two.with(aResident())
  const listId = two.list([one.administrator])
  two.call(String(two.row('person', '1 = 1')?.person_id), { listId })
  const three = anEmptyMachine(one, 'third machine')
  three.receive(two.events().filter((event) => event.site === two.site))
  three.receive(one.events())
  expect(firstDifference(two.tables(), three.tables())).toBeNull()
  expect(three.row('list_person', '1 = 1')?.state).toBe('uncontactable')
})

test('what was taken back may arrive before, with or after what it takes back', () => {
  const one = aHub().with(aResident())
  const personId = String(one.row('person', '1 = 1')?.person_id)
  const command = one.newId<string>()
  one.run('call.log', one.aCall(personId, { outcome: 'busy' }), one.administrator, command)
  one.must('command.undo', { undo: command })
  one.call(personId, { outcome: 'noAnswer' })
  one.call(personId, { outcome: 'refused' })
  const events = one.events()
  for (let cut = 1; cut < events.length; cut++) {
    const two = anEmptyMachine(one, `machine that hears ${cut} first`)
    two.receive(events.slice(0, cut))
    two.receive(events.slice(cut))
    expect(firstDifference(one.tables(), two.tables())).toBeNull()
    two.store.database.transaction(() => rebuild(two.store))()
    expect(firstDifference(one.tables(), two.tables())).toBeNull()
  }
  expect(one.rows('SELECT outcome FROM call ORDER BY seq')).toEqual([{ outcome: 'noAnswer' }, { outcome: 'refused' }])
})
