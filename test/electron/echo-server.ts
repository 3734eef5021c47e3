import type { HubServer } from '../../db/serve.ts'
import type { Broadcast } from '../../shared/api.ts'
import { ok } from '../../shared/result.ts'

/** The other end of what carries requests, for trying the carrying alone: it says back what it hears. */
export interface EchoServer extends HubServer {
  broadcast(message: Broadcast): void
  /** How many lines are open. */
  lines(): number
  /** How many requests came in. */
  asked(): number
}

/** A request named `never` is never answered. */
export function echoServer(): EchoServer {
  const listeners = new Set<(message: Broadcast) => void>()
  let asked = 0
  return {
    connect(listener) {
      listeners.add(listener)
      return {
        request(envelope) {
          asked += 1
          const name = typeof envelope === 'object' && envelope !== null && 'name' in envelope ? envelope.name : null
          return name === 'never' ? new Promise(() => undefined) : Promise.resolve(ok(envelope))
        },
        close: () => listeners.delete(listener),
      }
    },
    async close() {},
    broadcast(message) {
      for (const listener of listeners) listener(message)
    },
    lines: () => listeners.size,
    asked: () => asked,
  }
}
