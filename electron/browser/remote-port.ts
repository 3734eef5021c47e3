import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'

/** What crosses between the two processes of the stand-in. */
export type ProcessMessage =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'portClosed'; readonly port: number }

export type UsedPort = Pick<MessagePortMain, 'postMessage' | 'start' | 'close' | 'on' | 'once' | 'off'>

/**
 * One end of a message channel. `send` takes a message to the other end, wherever that is. As in Electron, what arrives
 * waits until `start()`.
 */
export class Port extends EventEmitter implements Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
  /** Set by whoever joins the two ends. */
  send: (data: unknown) => void = () => undefined
  sendClose: () => void = () => undefined
  #waiting: unknown[] | null = []
  #closed = false

  postMessage(data: unknown): void {
    if (!this.#closed) this.send(data)
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const data of waiting) this.emit('message', { data, ports: [] })
  }

  close(): void {
    if (this.#closed) return
    this.sendClose()
    this.closed()
  }

  /** Something arrived from the other end. */
  receive(data: unknown): void {
    if (this.#closed) return
    if (this.#waiting === null) this.emit('message', { data, ports: [] })
    else this.#waiting.push(data)
  }

  /** The other end is gone. */
  closed(): void {
    if (this.#closed) return
    this.#closed = true
    this.emit('close')
  }
}
