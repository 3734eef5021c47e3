/** What the page's stand-in says over its socket. */
export interface FromPage {
  readonly kind: 'invoke'
  readonly id: number
  readonly channel: string
  readonly given: readonly unknown[]
}

/** What main's stand-in says to the page. */
export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly message: string }
  | { readonly kind: 'message'; readonly channel: string; readonly given: readonly unknown[] }

/** The channel on which main's stand-in hands a notification to the page: its title, and its sentence. */
export const notificationChannel = 'shell:notification'

/** The addresses that are the stand-in's own; all others are the page's. */
export const preloadPath = '/__shell/preload.js'
export const socketPath = '/__shell/socket'
