import type { MessagePortMain, ParentPort } from 'electron'
import type { HubServer } from '../db/serve.ts'
import { askStore } from './ask-store.ts'
import type { FromStore, ToStore, ToStoreProcess } from './store-messages.ts'

/**
 * Joins the ports that main sends, one for each window, to the store: each is a connection with its own session.
 * `onClose` is called when main asks the process to end.
 */
export function carryStorePorts(parent: ParentPort, server: HubServer, onClose: () => void): void {
  parent.on('message', (event) => {
    const message: ToStoreProcess = event.data
    if (message.kind === 'close') {
      onClose()
      return
    }
    const port = event.ports[0]
    if (port !== undefined) carryPort(port, server)
  })
}

function carryPort(port: MessagePortMain, server: HubServer): void {
  let open = true
  const say = (message: FromStore) => {
    if (open) port.postMessage(message)
  }
  const connection = server.connect((message) => say({ kind: 'broadcast', message }))
  port.on('message', async (event) => {
    const { id, envelope }: ToStore = event.data
    say({ kind: 'answer', id, result: await askStore(connection, envelope) })
  })
  port.on('close', () => {
    open = false
    connection.close()
  })
  port.start()
}
