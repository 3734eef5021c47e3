import { chmod, lstat, mkdir, unlink } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { userInfo } from 'node:os'
import { z } from 'zod'
import type { HubServer } from '../db/serve.ts'
import { fail } from '../shared/result.ts'
import { askStore } from './ask-store.ts'
import { commandSocketFolder, commandSocketPath } from './command-socket-path.ts'
import { readFrames, writeFrame } from './frames.ts'
import { largestMessage } from './message-size.ts'
import type { FromStore } from './store-messages.ts'

const Asked = z.strictObject({ id: z.int().nonnegative(), envelope: z.unknown() })

/**
 * Lets the `hub` command reach the store while a window has it open. Only this user may open the socket (mode 0600), and
 * each line has a session of its own: it must sign in with its own passphrase. Null, where another program listens
 * there already or the folder does not let us.
 */
export async function listenForCommands(folder: string, server: HubServer): Promise<Server | null> {
  const path = commandSocketPath(folder)
  try {
    const own = commandSocketFolder(path)
    if (own !== null) {
      await mkdir(own, { recursive: true, mode: 0o700 })
      if ((await lstat(own)).uid !== userInfo().uid || (await isAnswered(path))) return null
      await unlink(path).catch(() => undefined)
    }
    const listening = createServer((socket) => carrySocket(socket, server))
    await listen(listening, path)
    if (own !== null) await chmod(path, 0o600)
    return listening
  } catch {
    return null
  }
}

/** Makes the socket with no rights for others from its first moment. */
function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const before = process.umask(0o177)
    try {
      server.once('error', reject)
      server.listen(path, resolve)
    } finally {
      process.umask(before)
    }
  })
}

/** Whether a living process listens there: a socket left by a crash does not answer. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function carrySocket(socket: Socket, server: HubServer): void {
  const say = (message: FromStore) => {
    if (!socket.destroyed) writeFrame(socket, message)
  }
  const connection = server.connect((message) => say({ kind: 'broadcast', message }))
  socket.on('error', () => socket.destroy())
  socket.on('close', () => connection.close())
  readFrames(socket, largestMessage, {
    async message(message) {
      const asked = Asked.safeParse(message)
      if (!asked.success) {
        socket.destroy()
        return
      }
      const { id, envelope } = asked.data
      say({ kind: 'answer', id, result: await askStore(connection, envelope) })
    },
    unreadable(reason) {
      if (reason === 'tooLarge') say({ kind: 'answer', id: 0, result: fail('tooLarge', 'That is too much at once.') })
      socket.end()
    },
  })
}
