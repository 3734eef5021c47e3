import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Broadcast } from '../shared/api.ts'
import type { HubBridge } from '../shared/bridge.ts'
import { fail } from '../shared/result.ts'
import { channels } from './channels.ts'

const bridge: HubBridge = {
  async request(envelope) {
    try {
      return await ipcRenderer.invoke(channels.request, envelope)
    } catch {
      return fail(
        'unexpected',
        'The hub did not answer. Everything that was saved is safe. Close it and start it again.',
      )
    }
  },
  onBroadcast: (listener: (message: Broadcast) => void) => listen(channels.broadcast, listener),
  onNotice: (listener: (sentence: string) => void) => listen(channels.notice, listener),
  notify(sentence) {
    // A notification that cannot be shown is no failure: the window itself says the same.
    ipcRenderer.invoke(channels.notify, sentence).catch(() => undefined)
  },
  shell: () => ipcRenderer.invoke(channels.shell),
}

contextBridge.exposeInMainWorld('hub', bridge)

function listen<T>(channel: string, listener: (message: T) => void): () => void {
  const heard = (_event: IpcRendererEvent, message: T) => listener(message)
  ipcRenderer.on(channel, heard)
  return () => {
    ipcRenderer.removeListener(channel, heard)
  }
}
