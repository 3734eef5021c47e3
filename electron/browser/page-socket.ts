import type { IpcRendererEvent } from 'electron'
import { decodeMessage, encodeMessage } from '../wire.ts'
import { type FromPage, socketPath, type ToPage } from './socket-messages.ts'

type Listener = (event: IpcRendererEvent, ...given: never[]) => void

export interface PageSocket {
  /** Rejects where main has no handler, where its handler throws, or where main is gone. */
  invoke(channel: string, given: unknown[]): Promise<unknown>
  listen(channel: string, listener: Listener): void
  unlisten(channel: string, listener: Listener): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(reason: Error): void
}

const retryMilliseconds = 1000

/** The page's line to main. It opens again when it breaks; what was on its way then is refused. */
export function openSocket(): PageSocket {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<Listener>>()
  let unsent: Uint8Array<ArrayBuffer>[] = []
  let lastId = 0
  let socket = open()

  function open(): WebSocket {
    const opening = new WebSocket(`ws://${location.host}${socketPath}`)
    opening.binaryType = 'arraybuffer'
    opening.addEventListener('open', () => {
      for (const bytes of unsent) opening.send(bytes)
      unsent = []
    })
    opening.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
      // Main's stand-in is the only one that can have sent it.
      hear(decodeMessage(new Uint8Array(event.data)) as ToPage)
    })
    opening.addEventListener('close', () => {
      unsent = []
      for (const { reject } of waiting.values()) reject(new Error('The hub was closed.'))
      waiting.clear()
      setTimeout(() => {
        socket = open()
      }, retryMilliseconds)
    })
    return opening
  }

  function hear(message: ToPage): void {
    if (message.kind === 'message') {
      const event = {} as IpcRendererEvent
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...(message.given as never[]))
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) asked?.resolve(message.value)
    else asked?.reject(new Error(`Error invoking remote method: ${message.message}`))
  }

  return {
    async invoke(channel, given) {
      lastId += 1
      const message: FromPage = { kind: 'invoke', id: lastId, channel, given }
      const bytes = encodeMessage(message)
      if (socket.readyState > WebSocket.OPEN) throw new Error('The hub was closed.')
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject })
        if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
        else unsent.push(bytes)
      })
    },
    listen(channel, listener) {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
    },
    unlisten(channel, listener) {
      listeners.get(channel)?.delete(listener)
    },
  }
}
