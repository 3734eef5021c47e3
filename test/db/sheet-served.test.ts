import { expect, test } from 'vitest'
import type { SheetTyped } from '../../shared/domain/call.ts'
import type { CallId, ListId, PersonId, ResidentId } from '../../shared/domain/ids.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aColleague, aHubSetUp, newId } from '../helpers/a-hub-server.ts'
import { value } from '../helpers/a-store.ts'

async function aSheetPrinted() {
  const { server, window: supervisor } = await aHubSetUp(aFolder())
  const { window: handler, staffId } = await aColleague(server, supervisor, 'Priya Handler', 'handler')
  value(await supervisor.ask('hub.change', { callingHours: { from: 0, to: 24 } }))
  for (const givenName of ['Min-su', 'Ana']) {
    const values = { givenName, familyName: 'Kim', telephone: '020 7946 0018' }
    value(await handler.ask('resident.register', { residentId: newId<ResidentId>(), callId: null, values }))
  }
  const listId = newId<ListId>()
  value(await supervisor.ask('list.create', { listId, name: 'Shielded', rule: '' }))
  value(await supervisor.ask('list.share', { listId, handlers: [staffId] }))
  const { rows } = value(await handler.ask('work.printSheet', { count: 30 }))
  expect(rows.map(({ name }) => name).sort()).toEqual(['Ana Kim', 'Min-su Kim'])
  const [first, second] = rows
  if (!first || !second) throw new Error('Both are on the sheet.')
  return { supervisor, handler, first, second }
}

const typedOf = (personId: PersonId, note: string): SheetTyped => ({
  day: null,
  calls: {
    [personId]: {
      ...{ callId: newId<CallId>(), outcome: 'n', time: '14', minutes: '', number: '1', needs: '', note },
      ...{ spokenTo: '', backOn: null, backAt: '', concern: null },
    },
  },
})

test('what is typed of a sheet is kept word for word, apart for everybody, until the next sheet is printed', async () => {
  const { supervisor, handler, first } = await aSheetPrinted()
  const typed = typedOf(first.personId, 'Rang tw')
  value(await handler.ask('work.saveSheet', { typed }))
  expect(value(await handler.ask('work.sheet', {}))?.typed).toEqual(typed)
  expect(value(await supervisor.ask('work.sheet', {}))).toBeNull()
  value(await handler.ask('work.printSheet', { count: 30 }))
  expect(value(await handler.ask('work.sheet', {}))?.typed).toEqual({ day: null, calls: {} })
})

test('a call of yesterday that is entered today marks its line, and keeps its own time', async () => {
  const { handler, first } = await aSheetPrinted()
  const startedAt = instantOf(Date.now() - 86_400_000)
  value(
    await handler.ask('call.log', {
      callId: newId<CallId>(),
      personId: first.personId,
      listId: first.listId,
      direction: 'outbound',
      number: first.phones[0] ?? null,
      outcome: 'noAnswer',
      startedAt,
      endedAt: startedAt,
      spokenTo: '',
      note: '',
      nextStep: '',
      needs: [],
      consents: [],
      referrals: [],
      callback: null,
      confirmed: {},
    }),
  )
  const sheet = value(await handler.ask('work.sheet', {}))
  expect(sheet?.rows.map(({ personId, entered }) => [personId === first.personId, entered])).toEqual([
    [true, true],
    [false, false],
  ])
  const file = value(await handler.ask('case.open', { personId: first.personId }))
  expect(file.timeline.find((entry) => entry.kind === 'call')).toMatchObject({ startedAt })
})

test('somebody who is erased leaves the sheet, with what was typed about them', async () => {
  const { supervisor, handler, first, second } = await aSheetPrinted()
  const others = typedOf(second.personId, 'Kind')
  const both = { day: null, calls: { ...typedOf(first.personId, 'Her son is ill').calls, ...others.calls } }
  value(await handler.ask('work.saveSheet', { typed: both }))
  value(await supervisor.ask('resident.erase', { personId: first.personId, reason: 'request', note: '' }))
  const sheet = value(await handler.ask('work.sheet', {}))
  expect(sheet?.rows.map(({ personId }) => personId)).toEqual([second.personId])
  expect(sheet?.typed).toEqual(others)
})
