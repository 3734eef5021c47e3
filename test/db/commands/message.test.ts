import { expect, test } from 'vitest'
import type { MessageId } from '../../../shared/domain/ids.ts'
import { type AHub, aHub, anotherMachine, firstDifference } from '../../helpers/a-hub.ts'
import { codeOf, messageOf } from '../../helpers/a-store.ts'

const texts = (hub: AHub, staffId: string) => hub.work(staffId).messages.map((message) => message.text)

function aCrew() {
  const hub = aHub()
  const [priya, tom, gone] = [hub.staff('Priya'), hub.staff('Tom'), hub.staff('Gone')]
  hub.must('staff.remove', { staffId: gone, reason: 'Furlough ended' })
  return { hub, priya, tom, gone, messageId: hub.newId<MessageId>() }
}

test('a message to everybody reaches everybody else who works here, and each reads it for themselves', () => {
  const { hub, priya, tom, gone, messageId } = aCrew()
  hub.must('message.send', { messageId, to: null, text: 'The foodbank shuts at four' })
  expect(hub.work(priya).messages).toMatchObject([{ messageId, by: 'Ada Obi', text: 'The foodbank shuts at four' }])
  expect(hub.rows('SELECT staff_id FROM message').map((row) => row.staff_id)).not.toContain(gone)
  expect(texts(hub, hub.administrator)).toEqual([])
  hub.must('message.read', { messageId }, priya)
  hub.must('message.read', { messageId }, priya)
  expect([texts(hub, priya), texts(hub, tom)]).toEqual([[], ['The foodbank shuts at four']])
  expect(hub.rows("SELECT * FROM event WHERE type = 'staff.messageRead'")).toHaveLength(1)
})

test('a message is read only by whom it was sent to', () => {
  const { hub, priya, tom, messageId } = aCrew()
  hub.must('message.send', { messageId, to: priya, text: 'Well done' })
  expect(codeOf(hub.run('message.read', { messageId }, tom))).toBe('notFound')
  expect([texts(hub, priya), texts(hub, tom)]).toEqual([['Well done'], []])
})

test('a message sent again is the same one; with other words, to nobody, or taken back it is refused', () => {
  const { hub, priya, gone, messageId } = aCrew()
  const command = hub.newId<string>()
  const message = { messageId, to: priya, text: 'Well done' }
  expect(hub.run('message.send', message, hub.administrator, command).ok).toBe(true)
  hub.must('message.send', message)
  expect(hub.rows("SELECT * FROM event WHERE type = 'staff.messaged'")).toHaveLength(1)
  expect(codeOf(hub.run('message.send', { ...message, text: 'Or not' }))).toBe('conflict')
  expect(messageOf(hub.run('message.send', { ...message, to: gone }))).toContain('do not work here any more')
  expect(messageOf(hub.run('command.undo', { undo: command }))).toContain('is not taken back')
  const alone = aHub()
  expect(messageOf(alone.run('message.send', { ...message, to: null }))).toContain('Nobody else works here yet')
})

test('that it was read may be heard of before the message itself', () => {
  const { hub, priya, messageId } = aCrew()
  hub.must('message.send', { messageId, to: priya, text: 'Well done' })
  const two = anotherMachine(hub, 'second machine')
  two.must('message.read', { messageId }, priya)
  const three = anotherMachine(aHub(), 'third machine')
  three.receive(two.events().filter((event) => event.type === 'staff.messageRead'))
  hub.hears(two)
  three.hears(two)
  two.hears(three)
  expect(texts(hub, priya)).toEqual([])
  expect(firstDifference(two.tables(), three.tables())).toBeNull()
})
