import type { Broadcast } from './api.ts'
import type { FileId } from './domain/ids.ts'
import type { Result } from './result.ts'

/** `window.hub`: all that the window can reach of the world outside it. Every shell exposes exactly this. */
export interface HubBridge {
  /**
   * Carries a `RequestEnvelope` to the store and its answer back. Never rejects for what the store decides: a failure
   * is a `Result`. Bytes cross as `Uint8Array`. It throws only where the envelope holds something that cannot be
   * copied between processes (a function, an element of the page).
   */
  request(envelope: unknown): Promise<Result<unknown>>
  /** What the store says without being asked. Returns the function that stops listening. */
  onBroadcast(listener: (message: Broadcast) => void): () => void
  /** Sentences of the shell itself, to be shown as they are: "The part that keeps the records stopped …". */
  onNotice(listener: (sentence: string) => void): () => void
  /**
   * Shows a sentence as a notification of the system, for who looks at something else just now. It may be read by
   * anybody near the screen, and stays in the system's own list: never a name in it. Nothing happens where the system
   * has no notifications.
   */
  notify(sentence: string): void
  shell(): Promise<ShellDescription>
}

export interface ShellDescription {
  readonly kind: 'electron' | 'browser'
  readonly platform: 'windows' | 'mac' | 'linux'
  readonly version: string
}

/** Where the window fetches an outgoing file: following this link saves it. Relative, so that it holds in every shell. */
export function downloadPath(fileId: FileId): string {
  return `download/${fileId}`
}

declare global {
  /** The page's own global object, which the preload script adds `hub` to. */
  interface Window {
    readonly hub: HubBridge
  }
}
