import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { notificationChannel } from '../../electron/browser/socket-messages.ts'
import { channels } from '../../electron/channels.ts'
import { largestMessage } from '../../electron/message-size.ts'
import { decodeMessage, encodeMessage } from '../../electron/wire.ts'
import { type BrowserShell, startBrowserShell } from '../e2e/helpers/browser-shell.ts'

// The real browser shell, as `npm start` starts it, and somebody who means it ill.
const folder = await mkdtemp(join(tmpdir(), 'hub-shell-'))
let shell: BrowserShell
let port = 0
let cookie = ''

beforeAll(async () => {
  shell = await startBrowserShell(join(folder, 'store'))
  port = Number(new URL(shell.address).port)
  const entered = await get(shell.address)
  cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
})
afterAll(async () => {
  await shell?.stop()
  await rm(folder, { recursive: true })
})

/** The processes that a process started, as Linux tells. */
async function childrenOf(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return listed.trim().split(' ').map(Number)
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** As it is sent: no tidying of the path, no headers but these. */
function get(address: string, headers: Record<string, string> = {}, path?: string, method = 'GET'): Promise<Answer> {
  const { pathname, search, hostname } = new URL(address)
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path: path ?? pathname + search, method, headers, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (piece: string) => {
          text += piece
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

const home = () => `${shell.origin}/`

describe('the door', () => {
  test('opens to the cookie that the token was exchanged for', async () => {
    const { status, text, headers } = await get(home(), { Cookie: cookie })
    expect(status).toBe(200)
    expect(text).toContain('/__shell/preload.js')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })
  test('the cookie is kept from scripts and from other sites', async () => {
    const next = await get(await shell.anotherAddress())
    expect(next.status).toBe(303)
    expect(next.headers.location).toBe('/')
    expect(next.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  })
  test('a token opens it once', async () => {
    expect((await get(shell.address)).status).toBe(403)
  })
  test.each([
    ['no token', {}],
    ['a cookie of one’s own making', { Cookie: 'hub=let-me-in' }],
    ['an empty cookie', { Cookie: 'hub=' }],
  ])('%s: refused, with a sentence and no page', async (_what, headers) => {
    const { status, text } = await get(home(), headers)
    expect(status).toBe(403)
    expect(text).toContain('Start the hub again')
    expect(text).not.toContain('<')
  })
  test('a guessed token', async () => {
    expect((await get(`${home()}?token=${'A'.repeat(43)}`)).status).toBe(403)
  })
  test.each(['https://example.org', 'null', 'http://localhost:80', 'http://127.0.0.1:1'])(
    'a foreign Origin %s, even with the cookie',
    async (origin) => {
      expect((await get(home(), { Cookie: cookie, Origin: origin })).status).toBe(403)
    },
  )
  test.each(['example.org', 'localhost', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.example.org', '[::1]'])(
    'a wrong Host %s, even with the cookie',
    async (host) => {
      expect((await get(home(), { Cookie: cookie, Host: host })).status).toBe(421)
    },
  )
  test('localhost with the right port is a wrong Host too', async () => {
    expect((await get(home(), { Cookie: cookie, Host: `localhost:${port}` })).status).toBe(421)
  })
  test.each(['cross-site', 'same-site'])('a page of another address asks with the cookie (%s)', async (site) => {
    expect((await get(home(), { Cookie: cookie, 'Sec-Fetch-Site': site })).status).toBe(403)
  })
  test('methods that write are refused', async () => {
    expect((await get(home(), { Cookie: cookie }, '/', 'POST')).status).toBe(405)
  })
  test('it is on the loopback address and on no other', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) {
      await expect(
        new Promise((resolve, reject) => connect(port, address, () => resolve('open')).on('error', reject)),
      ).rejects.toThrow()
    }
  })
})

describe('paths that lead out of the page', () => {
  test.each([
    '/../package.json',
    '/../../package.json',
    '/..%2fmain%2fmain.cjs',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/browser/main.cjs',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/%252e%252e%252fpackage.json',
    '/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/%00',
    '/__shell/../../package.json',
    '/__shell/..%2f..%2fpackage.json',
    '/download/..%2f..%2fpackage.json',
    `/download/${'0'.repeat(32)}`,
    'http://example.org/',
  ])('%s', async (path) => {
    const { status, text } = await get(home(), { Cookie: cookie }, path)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(text).not.toMatch(/"name"|require\(|root:/)
  })
})

describe('the socket', () => {
  const open = (headers: Record<string, string>, path = '/__shell/socket') =>
    new Promise<WebSocket>((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
      socket.on('open', () => resolve(socket))
      socket.on('error', reject)
    })
  const own = () => ({ Cookie: cookie, Origin: shell.origin })
  const next = (socket: WebSocket) =>
    new Promise<unknown>((resolve) => {
      socket.once('message', (data: Buffer) => resolve(decodeMessage(data)))
      socket.once('close', (code) => resolve({ closed: code }))
    })
  const invoke = (channel: string, ...given: unknown[]) => encodeMessage({ kind: 'invoke', id: 1, channel, given })

  async function say(bytes: Uint8Array | string): Promise<unknown> {
    const socket = await open(own())
    const answer = next(socket)
    socket.send(bytes)
    const heard = await answer
    socket.terminate()
    return heard
  }

  test.each([
    ['no cookie', () => ({ Origin: shell.origin }), '403'],
    ['no Origin', () => ({ Cookie: cookie }), '403'],
    ['a foreign Origin', () => ({ Cookie: cookie, Origin: 'https://example.org' }), '403'],
    ['another port’s Origin', () => ({ Cookie: cookie, Origin: 'http://127.0.0.1:1' }), '403'],
    ['a wrong Host', () => ({ ...own(), Host: 'example.org' }), '421'],
  ])('with %s is refused', async (_what, headers, status) => {
    await expect(open(headers())).rejects.toThrow(status)
  })
  test('at another path is refused', async () => {
    await expect(open(own(), '/socket')).rejects.toThrow('404')
  })
  test('answers the page', async () => {
    const envelope = { name: 'store.status', input: {}, commandId: null, jobId: null }
    expect(await say(invoke(channels.request, envelope))).toMatchObject({ ok: true, value: { ok: true } })
  })
  test('an unknown request is refused by its name', async () => {
    const envelope = { name: 'store.openEverything', input: {}, commandId: null, jobId: null }
    expect(await say(invoke(channels.request, envelope))).toMatchObject({
      value: { ok: false, error: { code: 'unknownRequest' } },
    })
  })
  test.each([
    ['nothing', undefined],
    ['a number', 1],
    ['no name', {}],
    ['a name that is no text', { name: { toString: 1 }, input: {}, commandId: null, jobId: null }],
    ['a name of the prototype', { name: '__proto__', input: {}, commandId: null, jobId: null }],
    ['a name of every object', { name: 'constructor', input: {}, commandId: null, jobId: null }],
    ['a key too many', { name: 'store.status', input: {}, commandId: null, jobId: null, asRole: 'administrator' }],
  ])('an envelope with %s is refused', async (_what, envelope) => {
    const answer = await say(invoke(channels.request, envelope))
    expect(answer).toMatchObject({ ok: true, value: { ok: false } })
  })
  test('what needs a session is refused without one', async () => {
    const envelope = { name: 'residents.find', input: { text: 'a', limit: 5 }, commandId: null, jobId: null }
    expect(await say(invoke(channels.request, envelope))).toMatchObject({
      value: { ok: false, error: { code: 'notSignedIn' } },
    })
  })
  test('what is to be a notification of the system is handed to the page', async () => {
    expect(await say(invoke(channels.notify, 'A call back is promised for 14:00.'))).toEqual({
      kind: 'message',
      channel: notificationChannel,
      given: ['Stronger Together Hub', 'A call back is promised for 14:00.'],
    })
  })
  test('a channel that nobody handles', async () => {
    expect(await say(invoke('hub:broadcast', {}))).toMatchObject({ ok: false })
  })
  test('a message over the limit is refused with a sentence', async () => {
    const envelope = { name: 'file.piece', input: { bytes: new Uint8Array(largestMessage + 1) } }
    expect(await say(invoke(channels.request, envelope))).toMatchObject({
      value: { ok: false, error: { code: 'tooLarge' } },
    })
  })
  test('a message far over the limit is not even read', async () => {
    // In two parts, of which the second is small: a sender that is still sending when it is cut off may not hear why.
    const socket = await open(own())
    const answer = next(socket)
    socket.send(new Uint8Array(2 * largestMessage), { fin: false })
    socket.send(new Uint8Array(1024), { fin: true })
    expect(await answer).toEqual({ closed: 1009 })
    socket.terminate()
    const envelope = { name: 'store.status', input: {}, commandId: null, jobId: null }
    expect(await say(invoke(channels.request, envelope)), 'others are still answered').toMatchObject({ ok: true })
  })
  test.each([
    ['text', '{"kind":"invoke"}'],
    ['bytes that are no message', Uint8Array.of(1, 2, 3)],
    ['a message of another kind', encodeMessage({ kind: 'answer', id: 1, ok: true, value: 1 })],
    ['too many values', encodeMessage({ kind: 'invoke', id: 1, channel: 'x', given: Array(9).fill(0) })],
  ])('%s closes it', async (_what, bytes) => {
    expect(await say(bytes)).toEqual({ closed: 1008 })
  })
  test.skipIf(process.platform !== 'linux')(
    'the store’s process is killed: whoever waits is told in a sentence, and it is started again',
    async () => {
      const socket = await open(own())
      const heard: unknown[] = []
      socket.on('message', (data: Buffer) => heard.push(decodeMessage(data)))
      const [child] = await childrenOf(shell.process.pid ?? 0)
      process.kill(child ?? 0, 'SIGKILL')
      await expect
        .poll(() => heard)
        .toEqual([
          { kind: 'message', channel: channels.notice, given: [expect.stringContaining('was saved is safe')] },
          { kind: 'message', channel: channels.broadcast, given: [{ kind: 'locked' }] },
        ])
      const envelope = { name: 'store.status', input: {}, commandId: null, jobId: null }
      socket.send(invoke(channels.request, envelope))
      await expect.poll(() => heard.at(-1)).toMatchObject({ kind: 'answer', ok: true, value: { ok: true } })
      socket.terminate()
    },
  )
  test('and after all that the hub still answers', async () => {
    expect(await say(invoke(channels.shell))).toMatchObject({ ok: true, value: { kind: 'browser' } })
  })
})

test('the socket for the command line is this user’s alone', async () => {
  const { mode } = await stat(join(folder, 'store', 'hub.sock'))
  expect(mode & 0o777).toBe(0o600)
})

test('a second start on the same store opens no second hub', async () => {
  const again = await shell.anotherAddress()
  expect(new URL(again).origin).toBe(shell.origin)
})
