import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createHubServer } from '../db/serve.ts'
import { listenForCommands } from './command-socket.ts'
import { log, writeLogTo } from './log.ts'
import { carryStorePorts } from './store-ports.ts'

// The process that owns the store. Main starts it with the folders, then sends it a port for each window.
const [folder = '', sampleFolder = '', logFolder = ''] = process.argv.slice(2)
writeLogTo(logFolder)

const server = createHubServer({
  folder,
  sampleFolder,
  workerEntry: pathToFileURL(join(__dirname, 'worker.cjs')),
})
const socket = listenForCommands(folder, server)

let closing = false
async function close(): Promise<void> {
  if (closing) return
  closing = true
  ;(await socket)?.close()
  await server.close()
  process.exit(0)
}

carryStorePorts(process.parentPort, server, close)
// Main is gone (killed, or crashed): nobody can ask for anything any more.
process.on('disconnect', close)
process.on('uncaughtException', (error) => {
  log.error("The store's process failed", error.stack)
  process.exit(70)
})
