import { expect, test } from 'vitest'
import { type CallDraft, nothingSaid } from '../../shared/domain/call.ts'
import type { CallId, ConcernId, ResidentId } from '../../shared/domain/ids.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aColleague, aHubSetUp, newId } from '../helpers/a-hub-server.ts'
import { value } from '../helpers/a-store.ts'

async function aHandlerOnACall() {
  const folder = aFolder()
  const { server, window: supervisor } = await aHubSetUp(folder)
  const { window: handler } = await aColleague(server, supervisor, 'Priya Handler', 'handler')
  const registered = await handler.ask('resident.register', {
    residentId: newId<ResidentId>(),
    callId: null,
    values: { givenName: 'Min-su', familyName: 'Kim' },
  })
  const { personId } = value(registered)
  const draft: CallDraft = {
    callId: newId<CallId>(),
    personId,
    listId: null,
    direction: 'inbound',
    startedAt: instantOf(Date.now()),
    number: null,
    ...nothingSaid,
    concern: { concernId: newId<ConcernId>(), level: null, seen: 'Somebody sh', done: [], note: '' },
  }
  return { supervisor, handler, personId, draft }
}

test('what is typed of a concern is kept in the draft, half-written as it is', async () => {
  const { handler, draft } = await aHandlerOnACall()
  value(await handler.ask('call.begin', { draft }))
  value(await handler.ask('call.saveDraft', { draft }))
  expect(value(await handler.ask('call.draft', {}))).toEqual(draft)
})

test('a handler raises a concern and a supervisor hears of it at once; only a supervisor answers it', async () => {
  const { supervisor, handler, personId, draft } = await aHandlerOnACall()
  const concernId = newId<ConcernId>()
  supervisor.heard.length = 0
  const raised = await handler.ask('concern.raise', {
    concernId,
    personId,
    callId: draft.callId,
    level: 'danger',
    seen: 'Somebody shouted, and the line went dead.',
    done: ['called999'],
    note: '',
  })
  expect(raised.ok).toBe(true)
  await expect
    .poll(() => supervisor.heard.some((told) => told.kind === 'changed' && told.tables.includes('concern')))
    .toBe(true)
  expect(value(await supervisor.ask('concerns.waiting', {}))).toMatchObject({ waiting: 1 })
  expect(value(await supervisor.ask('concerns.page', { show: 'open', offset: 0, limit: 10 })).rows).toMatchObject([
    { concernId, personName: 'Min-su Kim', raisedBy: 'Priya Handler', done: ['called999'], minutesWaited: 0 },
  ])
  const asked = [
    await handler.ask('concern.acknowledge', { concernId, note: '' }),
    await handler.ask('concern.close', { concernId, outcome: 'Over' }),
    await handler.ask('concerns.page', { show: 'open', offset: 0, limit: 10 }),
    await handler.ask('concerns.waiting', {}),
  ]
  for (const answer of asked) expect(answer).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
  value(await supervisor.ask('concern.acknowledge', { concernId, note: 'Rang the police' }))
  expect(value(await supervisor.ask('concerns.waiting', {}))).toEqual({ waiting: 0, oldest: null })
  const file = value(await handler.ask('case.open', { personId }))
  expect(file.concerns).toMatchObject([{ acknowledged: { by: 'Ann Administrator', note: 'Rang the police' } }])
})
