import { expect, test } from 'vitest'
import { theMachine } from '../../db/clock.ts'
import { openWithPassphrase } from '../../db/keyring.ts'
import { openReader } from '../../db/store.ts'
import type { ContactId, ListId, MessageId, NeedId, ResidentId, TaskId, WarningId } from '../../shared/domain/ids.ts'
import { addDays, instantOf } from '../../shared/domain/time.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { aContact } from '../helpers/a-contact.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { type AWindow, aColleague, aHubSetUp, aPassphrase, newId } from '../helpers/a-hub-server.ts'
import { codeOf, value } from '../helpers/a-store.ts'

const today = londonDate(instantOf(Date.now()))
const page = { offset: 0, limit: 50 }

/** Priya has somebody on her list, with a task and weekly food of hers; Tom has nobody. */
async function twoHandlers() {
  const folder = aFolder()
  const { server, window: supervisor, administrator } = await aHubSetUp(folder)
  const priya = await aColleague(server, supervisor, 'Priya Handler', 'handler')
  const tom = await aColleague(server, supervisor, 'Tom Handler', 'handler')
  const values = { givenName: 'Min-su', familyName: 'Kim', telephone: '020 7946 0018' }
  const { personId } = value(
    await priya.window.ask('resident.register', { residentId: newId<ResidentId>(), callId: null, values }),
  )
  const listId = newId<ListId>()
  value(await supervisor.ask('list.create', { listId, name: 'Shielded', rule: '' }))
  value(await supervisor.ask('list.share', { listId, handlers: [priya.staffId] }))
  const [taskId, needId] = [newId<TaskId>(), newId<NeedId>()]
  const task = { taskId, personId, callId: null, what: 'Ask the surgery', dueOn: today, owner: priya.staffId }
  value(await priya.window.ask('task.add', task))
  const need = { needId, personId, category: 'food', urgency: 'soon', detail: '', answers: {} } as const
  value(await priya.window.ask('need.add', need))
  const recurrence = { everyDays: 7, from: today, reviewOn: addDays(today, 28), owner: priya.staffId }
  value(await priya.window.ask('need.recur', { needId, personId, recurrence, reason: '' }))
  return { folder, server, supervisor, administrator, priya, tom, personId, taskId, needId, listId }
}

test('a handler sees none of a colleague’s work, by whichever request; a supervisor sees it all', async () => {
  const { supervisor, priya, tom } = await twoHandlers()
  const seenBy = async (window: AWindow) => [
    value(await window.ask('tasks.page', { ...page, mine: false, state: 'open' })).total,
    value(await window.ask('due.page', { ...page, mine: false, until: addDays(today, 60) })).total,
    value(await window.ask('ladder.page', { ...page, mine: false, step: null })).total,
    value(await window.ask('needs.page', { ...page, mine: false, status: null, category: null })).total,
  ]
  expect(await seenBy(priya.window)).toEqual([1, 1, 0, 1])
  expect(await seenBy(tom.window)).toEqual([0, 0, 0, 0])
  expect(await seenBy(supervisor)).toEqual([1, 1, 0, 1])
  const work = value(await tom.window.ask('work.mine', {}))
  expect(work).toMatchObject({
    left: 0,
    next: null,
    tasks: [],
    due: [],
    steps: [],
    callbacks: [],
    messages: [],
    news: [],
  })
  expect(value(await tom.window.ask('work.printSheet', { count: 30 })).rows).toEqual([])
})

test('a handler moves none of a colleague’s work to themselves or others, reads none of their messages, sends none', async () => {
  const { supervisor, priya, tom, personId, taskId, needId } = await twoHandlers()
  const everything = { callbacks: [personId], steps: [personId], tasks: [taskId], due: [needId], words: 'Mine now' }
  const taken = await tom.window.ask('work.handOver', { ...everything, to: priya.staffId, messageId: newId() })
  expect(codeOf(taken)).toBe('conflict')
  const messageId = newId<MessageId>()
  value(await supervisor.ask('message.send', { messageId, to: priya.staffId, text: 'Thank you' }))
  expect(codeOf(await tom.window.ask('message.read', { messageId }))).toBe('notFound')
  expect(codeOf(await tom.window.ask('message.send', { messageId: newId(), to: null, text: 'Hello' }))).toBe(
    'notAllowed',
  )
  const asks = [
    await tom.window.ask('resident.resolveHold', { personId, field: 'whereabouts', to: 'home', reason: 'Says so' }),
    await tom.window.ask('duplicates.page', { ...page, show: 'open' }),
    await tom.window.ask('callbacks.overdue', {}),
    await tom.window.ask('concerns.page', { ...page, show: 'all' }),
  ]
  for (const answer of asks) expect(codeOf(answer)).toBe('notAllowed')
  const work = value(await priya.window.ask('work.mine', {}))
  expect(work).toMatchObject({ tasks: [{ taskId }], due: [{ needId }], messages: [{ messageId }] })
})

test('whom a handler searched for they can help: what they add is in the file for everybody who opens it', async () => {
  const { priya, tom, personId, taskId } = await twoHandlers()
  const found = value(await tom.window.ask('residents.find', { text: 'kim', limit: 5 })).matches
  expect(found.map((match) => match.personId)).toEqual([personId])
  value(await tom.window.ask('contact.add', { contactId: newId<ContactId>(), personId, ...aContact() }))
  const warning = { warningId: newId<WarningId>(), personId, callId: null, kind: 'dog', text: 'Rex' } as const
  value(await tom.window.ask('warning.add', warning))
  const done = { taskId, personId, changes: { state: 'done' }, reason: 'She rang them herself' } as const
  value(await tom.window.ask('task.change', done))
  const file = value(await priya.window.ask('case.open', { personId }))
  expect(file).toMatchObject({
    contacts: [{ name: 'Anna Kim', addedBy: 'Tom Handler' }],
    warnings: [{ kind: 'dog', addedBy: 'Tom Handler' }],
    tasks: [{ taskId, state: 'done' }],
  })
  expect(value(await priya.window.ask('work.mine', {})).tasks).toEqual([])
})

test('who was handed work hears of it at once, and what was shown is in the access log: ids and counts only', async () => {
  const { folder, server, administrator, priya, tom, personId, taskId, needId } = await twoHandlers()
  value(await priya.window.ask('work.printSheet', { count: 30 }))
  value(await priya.window.ask('work.sheet', {}))
  value(await priya.window.ask('tasks.page', { ...page, mine: true, state: 'open' }))
  tom.window.heard.length = 0
  const everything = { callbacks: [], steps: [], tasks: [taskId], due: [needId], words: 'Thank you' }
  const handed = await priya.window.ask('work.handOver', { ...everything, to: tom.staffId, messageId: newId() })
  expect(value(handed)).toEqual({ handedOver: 2 })
  await expect
    .poll(() => tom.window.heard.some((told) => told.kind === 'changed' && told.tables.includes('task')))
    .toBe(true)
  const work = value(await tom.window.ask('work.mine', {}))
  expect(work).toMatchObject({ tasks: [{ personId }], due: [{ personId }], messages: [{ by: 'Priya Handler' }] })
  expect(value(await priya.window.ask('hub.backUp', {})).bytes).toBeGreaterThan(0)
  await server.close()
  const { key } = value(
    openWithPassphrase({ folder, staffId: administrator, passphrase: aPassphrase, surroundings: theMachine }),
  )
  const { database } = value(openReader(folder, key))
  const seen = database.prepare('SELECT staff, what, subject, count FROM access_log ORDER BY seq').all()
  expect(seen).toEqual([
    { staff: priya.staffId, what: 'work.printSheet', subject: null, count: 1 },
    { staff: priya.staffId, what: 'work.sheet', subject: null, count: 1 },
    { staff: priya.staffId, what: 'tasks.page', subject: null, count: 1 },
  ])
  database.close()
})
