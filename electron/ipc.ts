import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { ShellDescription } from '../shared/bridge.ts'
import { fail, type Result } from '../shared/result.ts'
import { channels } from './channels.ts'
import { log } from './log.ts'
import { largestMessage, messageSize } from './message-size.ts'
import { isAppAddress } from './origin.ts'

export interface WindowRequests {
  /** Asks the store with the session of the window that has this id; null where it is no window of ours. */
  request(windowId: number, envelope: unknown): Promise<Result<unknown>> | null
  /** Shows a sentence as a notification of the system; a press on it brings the window with this id to the front. */
  notify(windowId: number, sentence: string): void
  readonly shell: ShellDescription
}

/** Answers what windows ask of main. The only place where messages of a window come in. */
export function answerWindows(requests: WindowRequests): void {
  handle(channels.request, (windowId, envelope) => {
    if (messageSize(envelope) > largestMessage) {
      return fail('tooLarge', 'That is too much to send at once. Nothing was changed.')
    }
    return requests.request(windowId, envelope) ?? notOurs
  })
  handle(channels.notify, (windowId, sentence) => {
    if (typeof sentence === 'string' && sentence.length <= longestNotification) requests.notify(windowId, sentence)
    return null
  })
  handle(channels.shell, () => requests.shell)
}

/** In characters: longer than a sentence is not for a notification. */
const longestNotification = 200

const notOurs = fail('notAllowed', 'This page may not ask anything of the hub.')

/** Registers a handler that hears nobody but the page we served, in the main frame of a window. */
function handle(channel: string, answer: (windowId: number, message: unknown) => unknown): void {
  ipcMain.handle(channel, (event, message: unknown) => {
    if (isOurPage(event)) return answer(event.sender.id, message)
    log.warn(`A message on ${channel} came from a foreign sender and was refused`)
    return notOurs
  })
}

function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isAppAddress(frame.url)
}
