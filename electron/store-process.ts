import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { Connection } from '../db/serve.ts'
import type { Broadcast } from '../shared/api.ts'
import { fail, type Result } from '../shared/result.ts'
import { log } from './log.ts'
import type { FromStore, ToStore, ToStoreProcess } from './store-messages.ts'

export interface StoreProcessOptions {
  /** The built database-process. */
  readonly entry: string
  readonly folder: string
  readonly sampleFolder: string
  readonly logFolder: string
}

export interface StoreListener {
  broadcast(message: Broadcast): void
  /** A sentence for whoever sits at the window. */
  notice(sentence: string): void
}

export interface StoreProcess {
  /** A connection with its own session. It survives a restart of the process, but not its session. */
  connect(listener: StoreListener): Connection
  /** Closes the store and ends its process. */
  close(): Promise<void>
}

const stopped =
  'The part of the hub that keeps the records stopped and has been started again. Everything that was saved is safe. Sign in again to go on.'
const gaveUp =
  'The part of the hub that keeps the records keeps stopping. Everything that was saved is safe. Close the hub, start it again, and tell whoever looks after this computer if it goes on.'

/** So many deaths within a minute, and it is not started again. */
const deathLimit = 3
const closingMilliseconds = 5000

/**
 * Starts the process that owns the store, and starts it again when it dies: requests that were on their way are answered
 * with a sentence, and every window is told and shown the sign-in page.
 */
export function startStoreProcess(options: StoreProcessOptions): StoreProcess {
  const lines = new Set<Line>()
  let deaths: number[] = []
  let closing = false
  let child: UtilityProcess | null = fork()

  function fork(): UtilityProcess {
    const { entry, folder, sampleFolder, logFolder } = options
    const started = utilityProcess.fork(entry, [folder, sampleFolder, logFolder], { serviceName: 'Hub store' })
    started.on('exit', (code) => {
      if (child === started) died(code)
    })
    return started
  }

  function died(code: number): void {
    child = null
    if (closing) return
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < 60_000), now]
    log.error(`The store's process ended with status ${code}`)
    if (deaths.length < deathLimit) child = fork()
    for (const line of lines) {
      line.broken(child === null ? gaveUp : stopped)
      if (child !== null) line.attach(child)
    }
  }

  return {
    connect(listener) {
      const line = newLine(listener, () => lines.delete(line))
      lines.add(line)
      if (child !== null) line.attach(child)
      return line
    },
    async close() {
      closing = true
      const ending = child
      if (ending === null) return
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()))
      const close: ToStoreProcess = { kind: 'close' }
      ending.postMessage(close)
      const timer = setTimeout(() => ending.kill(), closingMilliseconds)
      await ended
      clearTimeout(timer)
    },
  }
}

interface Line extends Connection {
  attach(child: UtilityProcess): void
  broken(sentence: string): void
}

/** One window's line to the store, over one port after another. */
function newLine(listener: StoreListener, onClosed: () => void): Line {
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let port: MessagePortMain | null = null
  let lastId = 0

  function hear(message: FromStore): void {
    if (message.kind === 'broadcast') listener.broadcast(message.message)
    else {
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    }
  }

  return {
    attach(child) {
      const { port1, port2 } = new MessageChannelMain()
      const connect: ToStoreProcess = { kind: 'connect' }
      child.postMessage(connect, [port2])
      port1.on('message', (event) => hear(event.data))
      port1.start()
      port = port1
    },
    broken(sentence) {
      port = null
      for (const answer of waiting.values()) answer(fail('unexpected', sentence))
      waiting.clear()
      listener.notice(sentence)
      listener.broadcast({ kind: 'locked' })
    },
    request(envelope) {
      const open = port
      if (open === null) return Promise.resolve(fail('unexpected', gaveUp))
      lastId += 1
      const sent: ToStore = { id: lastId, envelope }
      return new Promise((answer) => {
        waiting.set(sent.id, answer)
        open.postMessage(sent)
      })
    },
    close() {
      onClosed()
      port?.close()
      port = null
      for (const answer of waiting.values()) answer(fail('cancelled', 'The window was closed.'))
      waiting.clear()
    },
  }
}
