import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { connectToRunningHub } from '../../electron/cli/running-hub.ts'
import { listenForCommands } from '../../electron/command-socket.ts'
import { commandSocketPath } from '../../electron/command-socket-path.ts'
import { largestMessage } from '../../electron/message-size.ts'
import { encodeMessage } from '../../electron/wire.ts'
import type { Broadcast } from '../../shared/api.ts'
import { ok } from '../../shared/result.ts'
import { type EchoServer, echoServer } from './echo-server.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function aFolder(name = 'store'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-socket-'))
  open.push(() => rm(folder, { recursive: true }))
  return join(folder, name)
}

async function listening(folder: string): Promise<{ server: EchoServer; socket: Server | null }> {
  const server = echoServer()
  const socket = await listenForCommands(folder, server)
  open.push(() => socket?.close())
  return { server, socket }
}

async function line(folder: string, listener: (message: Broadcast) => void = () => undefined) {
  const connection = await connectToRunningHub(folder, listener)
  if (connection === null) throw new Error('nobody listens')
  open.push(() => connection.close())
  return connection
}

describe.skipIf(process.platform === 'win32')('the socket for the command line', () => {
  test('carries requests and their answers, bytes too', async () => {
    const folder = await aFolder()
    await listening(folder)
    const connection = await line(folder)
    const envelope = { name: 'echo', input: { bytes: Uint8Array.of(0, 255), text: 'Ñ 김' } }
    expect(await connection.request(envelope)).toEqual(ok(envelope))
  })

  test('carries broadcasts', async () => {
    const folder = await aFolder()
    const { server } = await listening(folder)
    const heard: Broadcast[] = []
    const connection = await line(folder, (message) => heard.push(message))
    server.broadcast({ kind: 'locked' })
    await connection.request({ name: 'echo' })
    expect(heard).toEqual([{ kind: 'locked' }])
  })

  test('gives each line a session of its own, which ends with it', async () => {
    const folder = await aFolder()
    const { server } = await listening(folder)
    const first = await line(folder)
    await (await line(folder)).request({ name: 'echo' })
    expect(server.lines()).toBe(2)
    first.close()
    await expect.poll(() => server.lines()).toBe(1)
  })

  test('is for this user only', async () => {
    const folder = await aFolder()
    await listening(folder)
    expect((await stat(commandSocketPath(folder))).mode & 0o777).toBe(0o600)
  })

  test('takes the place of one that a crash left behind', async () => {
    const folder = await aFolder()
    const { socket } = await listening(folder)
    socket?.close()
    await writeFile(commandSocketPath(folder), '')
    const again = await listening(folder)
    expect(again.socket).not.toBeNull()
    await line(folder)
  })

  test('leaves one alone that another process answers', async () => {
    const folder = await aFolder()
    const { server } = await listening(folder)
    expect((await listening(folder)).socket).toBeNull()
    await (await line(folder)).request({ name: 'echo' })
    expect(server.lines()).toBe(1)
  })

  test('lies elsewhere where the path is too long for one', async () => {
    const folder = await aFolder('x'.repeat(120))
    await listening(folder)
    expect(Buffer.byteLength(commandSocketPath(folder))).toBeLessThanOrEqual(100)
    expect(await (await line(folder)).request({ name: 'echo' })).toMatchObject({ ok: true })
  })

  test('nobody listens: null, at once', async () => {
    expect(await connectToRunningHub(await aFolder(), () => undefined)).toBeNull()
  })

  test('a line that breaks before the answer gives a sentence', async () => {
    const folder = await aFolder()
    const { server } = await listening(folder)
    const connection = await line(folder)
    const answer = connection.request({ name: 'never' })
    await expect.poll(() => server.asked()).toBe(1)
    connection.close()
    expect(await answer).toMatchObject({ ok: false, error: { code: 'unexpected' } })
  })

  test.each([
    ['a length far over the limit', Buffer.from([0x7f, 0xff, 0xff, 0xff])],
    ['just over the limit', length(largestMessage + 1)],
    ['no message', Buffer.concat([length(3), Buffer.from('abc')])],
    ['a message that asks nothing', frame({ hello: 1 })],
    ['an id that is no number', frame({ id: 'x', envelope: {} })],
  ])('%s: the line is closed, and others go on', async (_what, bytes) => {
    const folder = await aFolder()
    await listening(folder)
    const other = await line(folder)
    const closed = new Promise<void>((resolve) => {
      const socket = connect(commandSocketPath(folder), () => socket.write(bytes))
      socket.resume()
      socket.on('close', () => resolve())
    })
    await closed
    expect(await other.request({ name: 'echo' })).toMatchObject({ ok: true })
  })
})

test('on Windows it is a named pipe of this store', () => {
  expect(commandSocketPath('store', 'win32')).toMatch(/^\\\\\.\\pipe\\stronger-together-hub-[0-9a-f]{32}$/)
  expect(commandSocketPath('store', 'win32')).not.toBe(commandSocketPath('other', 'win32'))
})

function length(bytes: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(bytes)
  return buffer
}

function frame(message: unknown): Buffer {
  const bytes = encodeMessage(message)
  return Buffer.concat([length(bytes.length), bytes])
}
