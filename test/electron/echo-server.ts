import type { HubServer } from '../../electron/hub-server.ts'
import { fail, ok } from '../../shared/result.ts'

/** A store that has nothing but manners: for trying what carries requests, without a store. */
export function createHubServer(_options: unknown): HubServer {
  return {
    connect: () => ({
      async request(envelope) {
        if (typeof envelope !== 'object' || envelope === null || !('name' in envelope)) return fail('invalid', 'What?')
        if (envelope.name === 'store.status') return ok({ state: 'none' })
        if (envelope.name === 'session.current') return ok(null)
        return fail('unknownRequest', `Nobody knows ${String(envelope.name)}.`)
      },
      close: () => undefined,
    }),
    close: async () => undefined,
  }
}
