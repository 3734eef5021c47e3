import { connect, type Socket } from 'node:net'
import type { Connection } from '../../db/serve.ts'
import type { Broadcast } from '../../shared/api.ts'
import { fail, type Result } from '../../shared/result.ts'
import { commandSocketPath } from '../command-socket-path.ts'
import { readFrames, writeFrame } from '../frames.ts'
import { largestMessage } from '../message-size.ts'
import type { FromStore, ToStore } from '../store-messages.ts'

const ended = fail(
  'unexpected',
  'The hub was closed while it was working on this. Look whether it was done, and try again.',
)

/** A line to the process that has this store open in a window, or null where there is none. */
export async function connectToRunningHub(
  folder: string,
  listener: (message: Broadcast) => void,
): Promise<Connection | null> {
  const socket = await open(commandSocketPath(folder))
  if (socket === null) return null
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let lastId = 0

  function endAll(): void {
    for (const answer of waiting.values()) answer(ended)
    waiting.clear()
  }

  socket.on('error', () => socket.destroy())
  socket.on('close', endAll)
  readFrames(socket, 2 * largestMessage, {
    message(message) {
      // Only this user's own process can have made the socket.
      const said = message as FromStore
      if (said.kind === 'broadcast') listener(said.message)
      else {
        waiting.get(said.id)?.(said.result)
        waiting.delete(said.id)
      }
    },
    unreadable: () => socket.destroy(),
  })
  return {
    request(envelope) {
      if (socket.destroyed) return Promise.resolve(ended)
      lastId += 1
      const sent: ToStore = { id: lastId, envelope }
      return new Promise((answer) => {
        waiting.set(sent.id, answer)
        writeFrame(socket, sent)
      })
    },
    close: () => socket.end(),
  }
}

function open(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.off('error', none)
      resolve(socket)
    })
    const none = () => resolve(null)
    socket.once('error', none)
  })
}
