import { type ChildProcess, fork as forkChild } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

import { Port, type ProcessMessage } from './remote-port.ts'

/** Electron's utilityProcess: here a child process, with the ports that are sent to it carried over its own channel. */
export const utilityProcess = {
  fork(modulePath: string, args: string[] = []): Electron.UtilityProcess {
    const child = forkChild(modulePath, args, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    // The part of UtilityProcess that main uses; its overloads of `on` are an EventEmitter's own.
    return new Utility(child) as unknown as Electron.UtilityProcess
  },
} satisfies Pick<typeof Electron.utilityProcess, 'fork'>

class Utility extends EventEmitter implements Pick<Electron.UtilityProcess, 'postMessage' | 'kill'> {
  readonly #child: ChildProcess
  readonly #ports = new Map<number, Port>()
  #lastPort = 0

  constructor(child: ChildProcess) {
    super()
    this.#child = child
    child.on('message', (message: ProcessMessage) => this.#hear(message))
    child.on('exit', (code) => {
      for (const port of this.#ports.values()) port.closed()
      this.emit('exit', code ?? 1)
    })
    child.on('error', () => this.emit('exit', 1))
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(data: unknown, transfer: readonly unknown[] = []): void {
    this.#send({ kind: 'message', data, ports: transfer.map((port) => this.#adopt(port)) })
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL')
  }

  /** From here on, what is posted to the port's other end goes to the child. */
  #adopt(port: unknown): number {
    if (!(port instanceof Port)) throw new TypeError('Only ports can be transferred.')
    this.#lastPort += 1
    const id = this.#lastPort
    this.#ports.set(id, port)
    // Its own end now only relays: what arrives goes to the child, what the child says is posted as by this end.
    port.on('message', ({ data }: { data: unknown }) => this.#send({ kind: 'port', port: id, data }))
    port.on('close', () => {
      if (this.#ports.delete(id)) this.#send({ kind: 'portClosed', port: id })
    })
    port.start()
    return id
  }

  #hear(message: ProcessMessage): void {
    if (message.kind === 'port') this.#ports.get(message.port)?.postMessage(message.data)
    else if (message.kind === 'portClosed') {
      const port = this.#ports.get(message.port)
      this.#ports.delete(message.port)
      port?.close()
    } else this.emit('message', message.data)
  }

  #send(message: ProcessMessage): void {
    if (this.#child.connected) this.#child.send(message, () => undefined)
  }
}
