import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyAccessLog } from '../../db/access-log.ts'
import { theMachine } from '../../db/clock.ts'
import { openWithPassphrase } from '../../db/keyring.ts'
import { openReader } from '../../db/store.ts'
import { type CallDraft, nothingSaid } from '../../shared/domain/call.ts'
import type { CallId, ImportId, ListId, PersonId, ResidentId, StaffId } from '../../shared/domain/ids.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { type AWindow, aColleague, aHubServer, aHubSetUp, aPassphrase, newId } from '../helpers/a-hub-server.ts'
import { aSmallDisk, canMount } from '../helpers/a-small-disk.ts'
import { codeOf, messageOf, value } from '../helpers/a-store.ts'
import { nhsListText } from '../helpers/nhs-list-text.ts'

async function aPerson(window: AWindow, givenName = 'Min-su'): Promise<PersonId> {
  const residentId = newId<ResidentId>()
  const values = { givenName, familyName: 'Kim', mobile: '07700 900418' }
  return value(await window.ask('resident.register', { residentId, values, callId: null })).personId
}

function aDraft(personId: PersonId, given: Partial<CallDraft> = {}): CallDraft {
  return {
    callId: newId<CallId>(),
    personId,
    listId: null,
    direction: 'outbound',
    startedAt: instantOf(Date.now()),
    number: '07700900418',
    ...nothingSaid,
    ...given,
  }
}

function aLog(draft: CallDraft, outcome: 'noAnswer' | 'spokeNoSupport' | 'deceased' = 'noAnswer') {
  const { cursor: _, forms: __, ...said } = draft
  return { ...said, outcome, endedAt: draft.startedAt }
}

describe('what is asked of the store', () => {
  test('is refused, in a sentence, where it is no request, not of its form, or from nobody', async () => {
    const { server, window } = await aHubSetUp(aFolder())
    const stranger = server.window()
    for (const envelope of [
      null,
      7,
      {},
      { name: 'x' },
      { name: 'toString', input: {}, commandId: null, jobId: null },
    ]) {
      expect(codeOf(await window.connection.request(envelope))).toBe('unknownRequest')
    }
    const noName = { hubName: '', staffName: 'A', passphrase: aPassphrase }
    expect(await window.ask('hub.setUp', noName)).toMatchObject({
      ok: false,
      error: { code: 'invalid', field: 'hubName' },
    })
    expect(codeOf(await stranger.ask('staff.list', {}))).toBe('notSignedIn')
    expect(codeOf(await stranger.ask('residents.find', { text: 'kim', limit: 5 }))).toBe('notSignedIn')
    const hidden = await window.ask('note.add', { noteId: newId(), personId: newId(), text: 'x', more: 1 } as never)
    expect(codeOf(hidden)).toBe('invalid')
  })

  test('is checked by role, and a role that changes holds at once', async () => {
    const { server, window } = await aHubSetUp(aFolder())
    const handler = await aColleague(server, window, 'Priya Handler', 'handler')
    const forSupervisors = () => handler.window.ask('list.count', { rule: '' })
    expect(codeOf(await forSupervisors())).toBe('notAllowed')
    value(await window.ask('staff.change', { staffId: handler.staffId, changes: { role: 'supervisor' } }))
    await expect.poll(async () => codeOf(await forSupervisors())).toBe('ok')
    value(await window.ask('staff.remove', { staffId: handler.staffId, reason: 'Left' }))
    await expect.poll(async () => codeOf(await forSupervisors())).toBe('notSignedIn')
    const again = await handler.window.ask('session.signIn', { staffId: handler.staffId, passphrase: aPassphrase })
    expect(codeOf(again)).toBe('notFound')
  })

  test('waits for a new passphrase where the old one was made to be used once', async () => {
    const { server, window } = await aHubSetUp(aFolder())
    const staffId = newId<StaffId>()
    const added = await window.ask('staff.add', {
      staffId,
      name: 'New',
      role: 'handler',
      languages: [],
      hours: 0,
      withSlot: true,
    })
    const once = value(added).oneTimePassphrase ?? ''
    const own = server.window()
    expect(value(await own.ask('session.signIn', { staffId, passphrase: once })).mustChangePassphrase).toBe(true)
    expect(messageOf(await own.ask('work.mine', {}))).toContain('Choose a new passphrase first')
    value(await own.ask('session.changePassphrase', { old: once, new: aPassphrase }))
    expect(codeOf(await own.ask('work.mine', {}))).toBe('ok')
  })

  test('a command that is repeated, as after a lost connection, is carried out once', async () => {
    const { window } = await aHubSetUp(aFolder())
    const residentId = newId<ResidentId>()
    const command = newId<string>()
    const register = () =>
      window.ask('resident.register', { residentId, values: { familyName: 'Kim' }, callId: null }, command)
    expect(await register()).toEqual(await register())
    const all = { offset: 0, limit: 10, sort: 'name', descending: false, show: 'all', text: '' } as const
    expect(value(await window.ask('residents.page', all)).total).toBe(1)
  })
})

describe('a hub', () => {
  test('is locked when the last one leaves, opens again with a passphrase, and with the recovery key', async () => {
    const { server, window, administrator, recoveryKey } = await aHubSetUp(aFolder())
    const personId = await aPerson(window)
    value(await window.ask('session.lock', {}))
    expect(window.heard).toContainEqual({ kind: 'locked' })
    expect(value(await window.ask('store.status', {}))).toMatchObject({ state: 'locked', hubName: 'Kingston' })
    expect(codeOf(await window.ask('case.open', { personId }))).toBe('notSignedIn')
    const wrong = await window.ask('session.signIn', { staffId: administrator, passphrase: 'not the passphrase' })
    expect(messageOf(wrong)).toContain('Nothing was lost')
    const recovered = await window.ask('session.recover', {
      recoveryKey,
      staffId: administrator,
      newPassphrase: 'another long passphrase',
    })
    expect(value(recovered).name).toBe('Ann Administrator')
    expect(value(await window.ask('case.open', { personId })).person.name).toBe('Min-su Kim')
    await server.close()
  })

  test('is kept off by the process that has it open: a second one is refused, and nothing is changed', async () => {
    const folder = aFolder()
    const { administrator } = await aHubSetUp(folder)
    const second = aHubServer(folder).window()
    expect(codeOf(await second.ask('session.signIn', { staffId: administrator, passphrase: aPassphrase }))).toBe(
      'storeInUse',
    )
  })

  test('says who opened and searched what: ids and counts, never the words', async () => {
    const folder = aFolder()
    const { server, window, administrator } = await aHubSetUp(folder)
    const personId = await aPerson(window)
    value(await window.ask('residents.find', { text: 'kim', limit: 5 }))
    value(await window.ask('case.open', { personId }))
    await server.close()
    const { key } = value(
      openWithPassphrase({ folder, staffId: administrator, passphrase: aPassphrase, surroundings: theMachine }),
    )
    const { database } = value(openReader(folder, key))
    const seen = database.prepare('SELECT staff, what, subject, count FROM access_log ORDER BY seq').all()
    expect(seen).toEqual([
      { staff: administrator, what: 'residents.find', subject: null, count: 1 },
      { staff: administrator, what: 'case.open', subject: personId, count: 1 },
    ])
    expect(verifyAccessLog({ database }).problems).toEqual([])
    database.close()
  })
})

describe('a call in hand', () => {
  test('keeps others on this store off the person, until it is logged or put down', async () => {
    const { server, window, administrator } = await aHubSetUp(aFolder())
    const personId = await aPerson(window)
    const listId = newId<ListId>()
    value(await window.ask('list.create', { listId, name: 'All', rule: '' }))
    value(await window.ask('list.share', { listId, handlers: [administrator] }))
    const other = await aColleague(server, window, 'Sam Supervisor', 'supervisor')
    const mine = aDraft(personId, { listId })
    value(await window.ask('call.begin', { draft: mine }))
    expect(codeOf(await other.window.ask('call.begin', { draft: aDraft(personId) }))).toBe('conflict')
    const whom = { handler: administrator, at: instantOf(Date.parse('2026-11-25T11:00:00.000Z')) }
    expect(value(await other.window.ask('call.next', whom)).next).toBeNull()
    value(await window.ask('call.release', { callId: mine.callId }))
    expect(value(await other.window.ask('call.next', whom)).next?.personId).toBe(personId)
    value(await other.window.ask('call.begin', { draft: aDraft(personId) }))
  })

  test('is free for others once who had them locks the screen; the words are kept, and the call is in hand again on return', async () => {
    const { server, window, administrator } = await aHubSetUp(aFolder())
    const personId = await aPerson(window)
    const other = await aColleague(server, window, 'Sam Supervisor', 'supervisor')
    const mine = aDraft(personId, { note: 'Halfway' })
    value(await window.ask('call.begin', { draft: mine }))
    value(await window.ask('session.lock', {}))
    const theirs = aDraft(personId)
    value(await other.window.ask('call.begin', { draft: theirs }))
    value(await window.ask('session.signIn', { staffId: administrator, passphrase: aPassphrase }))
    expect(value(await window.ask('call.draft', {}))?.note).toBe('Halfway')
    value(await other.window.ask('call.release', { callId: theirs.callId }))
    value(await window.ask('call.draft', {}))
    expect(codeOf(await other.window.ask('call.begin', { draft: theirs }))).toBe('conflict')
  })

  test('its draft is there for whoever typed it, and goes when the call is logged', async () => {
    const { window } = await aHubSetUp(aFolder())
    const draft = aDraft(await aPerson(window), { note: 'Half a sent', cursor: 6 })
    value(await window.ask('call.begin', { draft }))
    value(await window.ask('call.saveDraft', { draft: { ...draft, note: 'Half a sentence' } }))
    expect(value(await window.ask('call.draft', {}))).toMatchObject({ note: 'Half a sentence', cursor: 6 })
    value(await window.ask('call.log', aLog(draft)))
    expect(value(await window.ask('call.draft', {}))).toBeNull()
  })

  test('to somebody who is held is refused by every route, also when the hold arrives while it is in hand', async () => {
    const { server, window } = await aHubSetUp(aFolder())
    const personId = await aPerson(window)
    const draft = aDraft(personId, { note: 'She told me that' })
    value(await window.ask('call.begin', { draft }))
    const other = await aColleague(server, window, 'Sam Supervisor', 'supervisor')
    value(await other.window.ask('call.log', aLog(aDraft(personId, { direction: 'inbound' }), 'deceased')))
    expect(codeOf(await window.ask('call.log', aLog(draft)))).toBe('held')
    const held = value(await window.ask('residents.held', { offset: 0, limit: 10, reason: 'callRefused' }))
    expect(held.rows[0]?.refusedCalls[0]?.note).toBe('She told me that')
    expect(codeOf(await window.ask('call.begin', { draft: aDraft(personId) }))).toBe('held')
    const bad = {
      callId: newId<CallId>(),
      personId,
      listId: null,
      number: '07700900418',
      outcome: 'wrongNumber',
    } as const
    const now = instantOf(Date.now())
    expect(codeOf(await window.ask('call.badNumber', { ...bad, startedAt: now, endedAt: now }))).toBe('held')
    value(await window.ask('call.log', aLog(aDraft(personId, { direction: 'inbound' }), 'spokeNoSupport')))
    const rangIn = value(await window.ask('residents.held', { offset: 0, limit: 10, reason: 'rangIn' }))
    expect(rangIn.rows[0]?.inboundCalls.map((call) => call.what)).toEqual(['Spoke: no support needed', 'Deceased'])
    expect(rangIn.rows[0]?.hold).toBe('deceased')
  })
})

describe('an import', () => {
  const list = nhsListText(500, 'abcdef0')

  test('is previewed, applied, and applied again to nothing', async () => {
    const { window } = await aHubSetUp(aFolder())
    const importId = newId<ImportId>()
    const preview = value(await window.ask('import.preview', { importId, fileId: await window.send('list.csv', list) }))
    expect(preview.residents).toEqual({ new: 500, changed: 0, unchanged: 0 })
    expect(value(await window.ask('import.apply', { importId })).events).toBe(501)
    const again = newId<ImportId>()
    value(await window.ask('import.preview', { importId: again, fileId: await window.send('list.csv', list) }))
    expect(value(await window.ask('import.apply', { importId: again })).events).toBe(0)
    expect(window.heard.some((message) => message.kind === 'progress')).toBe(true)
  })

  test('that is cancelled leaves nothing', async () => {
    const folder = aFolder()
    const { window } = await aHubSetUp(folder)
    const importId = newId<ImportId>()
    const fileId = await window.send('list.csv', nhsListText(20_000, 'abcdef1'))
    const jobId = newId<string>()
    const preview = window.ask('import.preview', { importId, fileId }, newId(), jobId)
    await expect.poll(() => window.heard.some((message) => message.kind === 'progress')).toBe(true)
    value(await window.ask('job.cancel', { jobId: jobId as never }))
    expect(codeOf(await preview)).toBe('cancelled')
    expect(codeOf(await window.ask('import.apply', { importId }))).toBe('notFound')
    expect(value(await window.ask('hub.verify', {})).problems).toEqual([])
  })

  test.skipIf(!canMount())(
    'on a disk that fills up says so, changes nothing, and can be done when there is room again (skipped where no small disk can be mounted)',
    async () => {
      const disk = aSmallDisk(24)
      const { window } = await aHubSetUp(join(disk.folder, 'store'))
      const importId = newId<ImportId>()
      const fileId = await window.send('list.csv', nhsListText(1000, 'abcdef2'))
      value(await window.ask('import.preview', { importId, fileId }))
      disk.fill(200_000)
      const refused = await window.ask('import.apply', { importId })
      expect(codeOf(refused)).toBe('diskFull')
      expect(messageOf(refused)).toMatch(/disk is full/i)
      const all = { offset: 0, limit: 1, sort: 'name', descending: false, show: 'all', text: '' } as const
      expect(value(await window.ask('residents.page', all)).total).toBe(0)
      disk.free()
      expect(value(await window.ask('import.apply', { importId })).residents.new).toBe(1000)
      expect(value(await window.ask('hub.verify', {})).problems).toEqual([])
    },
  )
})

test('no word of a resident stands in any file that the hub leaves on the disk', async () => {
  const folder = aFolder()
  const { server, window } = await aHubSetUp(folder)
  const draft = aDraft(await aPerson(window, 'Unmistakable'), { note: 'Unforgettable' })
  value(await window.ask('call.begin', { draft }))
  const importId = newId<ImportId>()
  value(
    await window.ask('import.preview', { importId, fileId: await window.send('list.csv', nhsListText(50, 'abcdef3')) }),
  )
  value(await window.ask('hub.backUp', {}))
  const words = ['Unmistakable', 'Unforgettable', 'Villiers', 'Ann Administrator']
  const found = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name))
        return words.filter((word) => bytes.includes(word)).map((word) => `${entry.name}: ${word}`)
      })
  // Who may sign in is shown before anybody has: it is the only name that is not encrypted.
  expect(found()).toEqual(['keyring.json: Ann Administrator'])
  await server.close()
  expect(found()).toEqual(['keyring.json: Ann Administrator'])
})
