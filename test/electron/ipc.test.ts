import { expect, test, vi } from 'vitest'
import { channels } from '../../electron/channels.ts'
import { largestMessage } from '../../electron/message-size.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

type Handler = (event: unknown, message: unknown) => unknown
const { handlers } = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }))
// Electron itself cannot run here: it is faked in this file only.
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
}))
const { answerWindows } = await import('../../electron/ipc.ts')

const asked: unknown[] = []
const notified: unknown[] = []
answerWindows({
  request: (windowId, envelope) => {
    if (windowId !== 1) return null
    asked.push(envelope)
    return Promise.resolve(ok('answered'))
  },
  notify: (windowId, sentence) => {
    notified.push([windowId, sentence])
  },
  shell: { kind: 'electron', platform: 'linux', version: '1' },
})

const mainFrame = { url: 'hub://app/', parent: null }
async function ask(sender: { id?: number; frame: unknown }, message: unknown): Promise<Result<unknown>> {
  const handler = handlers.get(channels.request)
  const answer = await handler?.({ sender: { id: sender.id ?? 1 }, senderFrame: sender.frame }, message)
  return answer as Result<unknown>
}

test('the page of a window is answered', async () => {
  expect(await ask({ frame: mainFrame }, { name: 'store.status' })).toEqual(ok('answered'))
  expect(asked.at(-1)).toEqual({ name: 'store.status' })
})

test.each([
  ['a page of the network', { url: 'https://example.org/', parent: null }],
  ['a page whose address only begins like ours', { url: 'hub://app.example.org/', parent: null }],
  ['a page of another host of the scheme', { url: 'hub://other/', parent: null }],
  ['a file', { url: 'file:///index.html', parent: null }],
  ['a frame inside the page', { url: 'hub://app/', parent: mainFrame }],
  ['a frame that is gone', null],
])('%s is refused, and the store is never asked', async (_who, frame) => {
  const before = asked.length
  for (const handler of handlers.values()) {
    const answer = await handler({ sender: { id: 1 }, senderFrame: frame }, {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
  }
  expect(asked.length).toBe(before)
  expect(notified).toEqual([])
})

test('a sentence of the page is shown as a notification; what is no sentence is not', async () => {
  const notify = (message: unknown) =>
    handlers.get(channels.notify)?.({ sender: { id: 1 }, senderFrame: mainFrame }, message)
  const sentence = 'A call back is promised for 14:00.'
  for (const message of [sentence, undefined, 7, { body: sentence }, 'x'.repeat(201)]) notify(message)
  expect(notified).toEqual([[1, sentence]])
})

test('a window that is not ours is refused', async () => {
  expect(await ask({ id: 7, frame: mainFrame }, {})).toMatchObject(
    fail('notAllowed', 'This page may not ask anything of the hub.'),
  )
})

test.each([
  ['bytes', { bytes: new Uint8Array(largestMessage + 1) }],
  ['text', { text: 'x'.repeat(largestMessage / 2 + 1) }],
  ['many small parts', { rows: Array.from({ length: largestMessage / 16 + 1 }, () => ({})) }],
])('a message with too much %s is refused before it reaches the store', async (_what, message) => {
  const before = asked.length
  expect(await ask({ frame: mainFrame }, message)).toMatchObject({ ok: false, error: { code: 'tooLarge' } })
  expect(asked.length).toBe(before)
})

test('a message that holds itself is measured once', async () => {
  const round: Record<string, unknown> = {}
  round.self = round
  expect(await ask({ frame: mainFrame }, round)).toEqual(ok('answered'))
})
