import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, protocol, session } from 'electron'
import type { Connection } from '../db/serve.ts'
import type { InputOf, OutputOf } from '../shared/api.ts'
import type { ShellDescription } from '../shared/bridge.ts'
import { fail, type Result } from '../shared/result.ts'
import { channels } from './channels.ts'
import { answerWindows } from './ipc.ts'
import { log, writeLogTo } from './log.ts'
import { menuTemplate } from './menu.ts'
import { showNotification } from './notification.ts'
import { appId, appScheme } from './origin.ts'
import { mayHavePermission } from './permissions.ts'
import { servePage } from './protocol.ts'
import { type StartOptions, sampleFolderOf, startOptions } from './start-options.ts'
import { type StoreProcess, startStoreProcess } from './store-process.ts'
import { openWindow } from './window.ts'

/** Beside the built main file: the preload script, the store's process, and the page. */
const here = __dirname

const options = startOptions(process.argv, process.env)
if (options.commandLine === null) openHub(options)
else void runCommandLine(options.commandLine)

function openHub({ store }: StartOptions): void {
  // A store of one's own choosing brings its own profile, so that hubs on two stores can be open at a time.
  if (store !== null) app.setPath('userData', `${store}-window`)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
  app.setAppUserModelId(appId)
  app.enableSandbox()
  const folder = store ?? join(app.getPath('userData'), 'store')
  const logFolder = join(app.getPath('userData'), 'logs')
  writeLogTo(logFolder)
  process.on('uncaughtException', (error) => {
    log.error('Main failed', error.stack)
    dialog.showErrorBox('The hub has to close', 'Something went wrong that it cannot mend. What was saved is safe.')
    app.exit(1)
  })
  app
    .whenReady()
    .then(() => start(folder, logFolder))
    .catch((error: unknown) => {
      log.error('The hub could not start', error)
      dialog.showErrorBox('The hub could not start', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
}

function start(folder: string, logFolder: string): void {
  const store = startStoreProcess({
    entry: join(here, 'database-process.cjs'),
    folder,
    sampleFolder: sampleFolderOf(folder),
    logFolder,
  })
  const windows = new Map<number, { window: BrowserWindow; connection: Connection }>()

  answerWindows({
    request: (windowId, envelope) => {
      const connection = windows.get(windowId)?.connection
      return connection === undefined ? null : noteFirstAnswer(connection.request(envelope))
    },
    notify: (windowId, sentence) => {
      showNotification(sentence, () => bringToFront(windows.get(windowId)?.window))
    },
    shell: describeShell(),
  })
  protocol.handle(
    appScheme,
    servePage({
      folder: join(here, '..', 'renderer'),
      readFile: (input) =>
        readFile(
          [...windows.values()].map(({ connection }) => connection),
          input,
        ),
    }),
  )
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayHavePermission(permission, 'externalURL' in details ? details.externalURL : undefined))
  })
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => mayHavePermission(permission, undefined))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)))

  function open(): void {
    const window = openWindow(join(here, 'preload.cjs'))
    const { webContents } = window
    const id = webContents.id
    const tell = (channel: string, message: unknown) => {
      if (!window.isDestroyed()) webContents.send(channel, message)
    }
    const connection = store.connect({
      broadcast: (message) => tell(channels.broadcast, message),
      notice: (sentence) => tell(channels.notice, sentence),
    })
    windows.set(id, { window, connection })
    window.on('closed', () => {
      windows.delete(id)
      connection.close()
    })
  }

  open()
  app.on('second-instance', () => {
    const [first] = windows.values()
    if (first === undefined) open()
    else bringToFront(first.window)
  })
  app.on('activate', () => {
    if (windows.size === 0) open()
  })
  app.on('window-all-closed', () => app.quit())
  closeStoreBeforeQuitting(store)
}

function bringToFront(window: BrowserWindow | undefined): void {
  if (window === undefined || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

let answered = false
/** Notes in the log that page, main and store have found each other: what a start that failed lacks. */
async function noteFirstAnswer(answer: Promise<Result<unknown>>): Promise<Result<unknown>> {
  const result = await answer
  if (!answered) log.info(`The window asked and was answered: ${result.ok ? 'ok' : result.error.code}`)
  answered = true
  return result
}

/** Quitting waits until the store is closed; the second time it goes through. */
function closeStoreBeforeQuitting(store: StoreProcess): void {
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void store.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

/**
 * A file on its way out belongs to the window that had it made, and its id is random: the first window whose session
 * knows it is the one.
 */
async function readFile(
  connections: readonly Connection[],
  input: InputOf<'file.read'>,
): Promise<Result<OutputOf<'file.read'>>> {
  let answer: Result<unknown> = fail('notFound', 'That file is no longer here. Make it again.')
  for (const connection of connections) {
    answer = await connection.request({ name: 'file.read', input, commandId: null, jobId: null })
    if (answer.ok) break
  }
  // The store's server answers a request by its name with the output that shared/api.ts says.
  return answer as Result<OutputOf<'file.read'>>
}

function describeShell(): ShellDescription {
  const platforms: Partial<Record<NodeJS.Platform, ShellDescription['platform']>> = { win32: 'windows', darwin: 'mac' }
  return {
    kind: process.versions.electron === undefined ? 'browser' : 'electron',
    platform: platforms[process.platform] ?? 'linux',
    version: app.getVersion(),
  }
}

/** The installed program as the `hub` command: no window, the same requests. */
async function runCommandLine(words: readonly string[]): Promise<void> {
  const { runHubCommand } = await import('./cli/run-hub-command.ts')
  app.exit(await runHubCommand(words, { workerEntry: new URL(`file://${join(here, 'worker.cjs')}`) }))
}
