import { EventEmitter } from 'node:events'
import type { ParentPort } from 'electron'
import { Port, type ProcessMessage } from './remote-port.ts'

installParentPort()

/** Puts Electron's `process.parentPort` in place in a child process that the stand-in's utilityProcess started. */
function installParentPort(): void {
  const ports = new Map<number, Port>()
  const parent = new EventEmitter()
  const send = (message: ProcessMessage) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
  }

  function arrived(id: number): Port {
    const port = new Port()
    port.send = (data) => send({ kind: 'port', port: id, data })
    port.sendClose = () => {
      ports.delete(id)
      send({ kind: 'portClosed', port: id })
    }
    ports.set(id, port)
    return port
  }

  process.on('message', (message: ProcessMessage) => {
    if (message.kind === 'message') parent.emit('message', { data: message.data, ports: message.ports.map(arrived) })
    else if (message.kind === 'port') ports.get(message.port)?.receive(message.data)
    else {
      ports.get(message.port)?.closed()
      ports.delete(message.port)
    }
  })
  process.on('disconnect', () => {
    for (const port of ports.values()) port.closed()
  })
  const standIn = Object.assign(parent, {
    postMessage: (data: unknown) => send({ kind: 'message', data, ports: [] }),
  })
  Object.defineProperty(process, 'parentPort', { value: standIn as unknown as ParentPort })
}
