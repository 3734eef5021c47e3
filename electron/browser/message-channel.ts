import type { MessageChannelMain as ElectronChannel } from 'electron'
import { Port } from './remote-port.ts'

/** Electron's MessageChannelMain: two ports, each of which hears what is posted to the other. */
export class MessageChannelMain {
  readonly port1: ElectronChannel['port1']
  readonly port2: ElectronChannel['port2']

  constructor() {
    const one = new Port()
    const two = new Port()
    join(one, two)
    join(two, one)
    // The overloads of `on` are an EventEmitter's own; the compiler cannot see that.
    this.port1 = one as unknown as ElectronChannel['port1']
    this.port2 = two as unknown as ElectronChannel['port2']
  }
}

function join(from: Port, to: Port): void {
  from.send = (data) => queueMicrotask(() => to.receive(structuredClone(data)))
  from.sendClose = () => queueMicrotask(() => to.closed())
}
