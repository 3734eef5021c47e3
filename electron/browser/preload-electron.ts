import type * as Electron from 'electron'
import { copyAcrossBridge } from './copy-across-bridge.ts'
import { openSocket } from './page-socket.ts'
import { notificationChannel } from './socket-messages.ts'

/*
 * The module `electron`, for the preload script, where the window is a page in a browser: the same checks as Electron
 * makes on what crosses, so that what works here works there.
 */
const socket = openSocket()

// What main shows as a notification of the system is here the browser's own. The hub never asks for the permission:
// who wants them allows them for this address. The same words in several pages are one notification.
socket.listen(notificationChannel, (_event, title: string, body: string) => {
  if ('Notification' in window && Notification.permission === 'granted') new Notification(title, { body, tag: body })
})

export const contextBridge = {
  exposeInMainWorld(key: string, api: unknown) {
    if (key in window) throw new Error(`Cannot bind an API on top of an existing property on the window object`)
    Object.defineProperty(window, key, { value: copyAcrossBridge(api), enumerable: true })
  },
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>

type Listener = (event: Electron.IpcRendererEvent, ...given: never[]) => void

export const ipcRenderer = {
  invoke: (channel: string, ...given: unknown[]) => socket.invoke(channel, given),
  on(channel: string, listener: Listener): never {
    socket.listen(channel, listener)
    return ipcRenderer as never
  },
  removeListener(channel: string, listener: Listener): never {
    socket.unlisten(channel, listener)
    return ipcRenderer as never
  },
} satisfies Pick<Electron.IpcRenderer, 'invoke' | 'on' | 'removeListener'>
