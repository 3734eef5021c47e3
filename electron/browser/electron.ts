import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { usualFolder } from '../usual-folder.ts'
import { takeInstanceLock } from './instance-lock.ts'
import { type PageServer, servePageAt } from './page-server.ts'
import { notificationChannel } from './socket-messages.ts'

/*
 * The module `electron`, for main, where there is no Electron (DESIGN §3): the part of its API that the hub uses, each
 * piece checked against Electron's own declarations. A window is a page on the loopback address.
 */
export { MessageChannelMain } from './message-channel.ts'
export { utilityProcess } from './utility-process.ts'

type Listener = (...given: never[]) => void
/** Hears an Electron event of any name. Returns `never`, which fits what each overload of `on` returns. */
type Hear = (event: string, listener: Listener) => never

/** `on` of an emitter, with a type that fits the many overloads of Electron's. */
function hear(emitter: EventEmitter, way: 'on' | 'once' = 'on'): Hear {
  return (event, listener) => emitter[way](event, listener as (...given: unknown[]) => void) as never
}

const paths = new Map<string, string>()
const appEvents = new EventEmitter()
let quitting = false

export const app = {
  requestSingleInstanceLock() {
    const first = takeInstanceLock(app.getPath('userData'), () => appEvents.emit('second-instance', {}, [], ''))
    if (!first) process.stderr.write('The hub is already open: its address is where it was started.\n')
    return first
  },
  whenReady: async () => {
    // Electron is ready a moment after main was read to its end, never before.
    await new Promise((resolve) => setImmediate(resolve))
  },
  quit() {
    if (quitting) return
    let prevented = false
    appEvents.emit('before-quit', { preventDefault: () => (prevented = true) })
    if (prevented) return
    quitting = true
    app.exit(0)
  },
  exit(status = 0): void {
    for (const window of windows) window.closePage()
    process.exit(status)
  },
  getPath: (name) => paths.get(name) ?? (name === 'userData' ? usualFolder() : homedir()),
  setPath: (name, path) => {
    paths.set(name, path)
  },
  getVersion: () => packageVersion(),
  enableSandbox: () => undefined,
  setAppUserModelId: () => undefined,
  on: hear(appEvents),
} satisfies Pick<
  Electron.App,
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getVersion'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'on'
>

// Whoever closed the browser comes back in by a fresh address: a press of Enter prints one.
if (process.stdin.isTTY) {
  process.stdin.on('data', () => {
    for (const window of windows) window.focus()
  })
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'))
  return version
}

type Responder = (request: Request) => Response | Promise<Response>
const schemes = new Map<string, Responder>()

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, respond) => {
    // Electron's Request and Response are the platform's own.
    schemes.set(scheme, respond as Responder)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

type Handler = (event: Electron.IpcMainInvokeEvent, ...given: unknown[]) => unknown
const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle: (channel, handler) => {
    handlers.set(channel, handler)
  },
} satisfies Pick<Electron.IpcMain, 'handle'>

/** A browser asks for permission itself; these have nothing to decide here. */
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  } satisfies Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
}

export const Menu = {
  setApplicationMenu: () => undefined,
  // A browser brings its own menu.
  buildFromTemplate: () => ({}) as Electron.Menu,
} satisfies Pick<typeof Electron.Menu, 'setApplicationMenu' | 'buildFromTemplate'>

/** Links of the page are the browser's own affair. */
export const shell = {
  openExternal: () => Promise.resolve(),
} satisfies Pick<Electron.Shell, 'openExternal'>

export const dialog = {
  showErrorBox: (title, content) => {
    process.stderr.write(`${title}: ${content}\n`)
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox'>

/** Handed to the page, which shows it where the browser was told that it may. A press there is the browser's own. */
class PageNotification implements Pick<Electron.Notification, 'show'> {
  static isSupported(): boolean {
    return true
  }

  readonly on: Hear = hear(new EventEmitter())
  readonly #given: readonly unknown[]

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    this.#given = [title, body]
  }

  show(): void {
    for (const window of windows) window.webContents.send(notificationChannel, ...this.#given)
  }
}

export const Notification = PageNotification satisfies Pick<typeof Electron.Notification, 'isSupported'>

const windows = new Set<BrowserWindow>()
let lastWindow = 0

class WebContents implements Pick<Electron.WebContents, 'id' | 'send' | 'on' | 'setWindowOpenHandler'> {
  readonly id: number
  readonly on: Hear = hear(new EventEmitter())
  page: PageServer | null = null

  constructor(id: number) {
    this.id = id
  }

  send(channel: string, ...given: unknown[]): void {
    this.page?.send(channel, given)
  }

  setWindowOpenHandler(): void {
    // The page's Content-Security-Policy and the browser's own rules hold here.
  }
}

export class BrowserWindow
  implements
    Pick<
      Electron.BrowserWindow,
      'loadURL' | 'show' | 'focus' | 'isMinimized' | 'restore' | 'isDestroyed' | 'on' | 'once'
    >
{
  // The part of it that main uses.
  readonly webContents: Electron.WebContents
  readonly on: Hear
  readonly once: Hear
  readonly #events = new EventEmitter()
  readonly #contents: WebContents
  readonly #preload: string
  #address = ''

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    lastWindow += 1
    this.on = hear(this.#events)
    this.once = hear(this.#events, 'once')
    this.#contents = new WebContents(lastWindow)
    this.webContents = this.#contents as unknown as Electron.WebContents
    this.#preload = options.webPreferences?.preload ?? ''
    windows.add(this)
  }

  async loadURL(address: string): Promise<void> {
    this.#address = address
    const respond = schemes.get(new URL(address).protocol.slice(0, -1))
    if (respond === undefined) throw new Error(`Nothing answers ${address}`)
    this.#contents.page = await servePage({
      preload: this.#preload,
      appAddress: address,
      respond: async (request) => respond(request),
      invoke: (channel, given) => this.#invoke(channel, given),
    })
    this.#events.emit('ready-to-show')
  }

  /** A page cannot be shown from outside a browser; its address can. */
  show(): void {
    const address = this.#contents.page?.newAddress()
    if (address !== undefined) process.stdout.write(`The hub is open at ${address}\n`)
  }

  focus(): void {
    this.show()
  }

  isMinimized(): boolean {
    return false
  }

  restore(): void {}

  isDestroyed(): boolean {
    return false
  }

  closePage(): void {
    this.#contents.page?.close()
  }

  async #invoke(channel: string, given: readonly unknown[]): Promise<unknown> {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    // Only the page that we served gets past the gate, and it has no frames.
    const event = { sender: this.webContents, senderFrame: { url: this.#address, parent: null } }
    return handler(event as Electron.IpcMainInvokeEvent, ...given)
  }
}

/** The port that was asked for by `--port`, or a usual one, or any where that is taken. */
async function servePage(options: Parameters<typeof servePageAt>[1]): Promise<PageServer> {
  const flag = process.argv.indexOf('--port')
  if (flag >= 0) return servePageAt(Number(process.argv[flag + 1]), options)
  try {
    return await servePageAt(usualPort, options)
  } catch {
    return servePageAt(0, options)
  }
}
const usualPort = 47_800
