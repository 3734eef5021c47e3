import { HubHost } from './serving/hub-host.ts'
import type { HubServer, HubServerOptions } from './serving/hub-server.ts'

export type { Connection, HubServer, HubServerOptions } from './serving/hub-server.ts'

/** Serves a store: nothing is opened until somebody signs in. */
export function createHubServer(options: HubServerOptions): HubServer {
  return new HubHost(options)
}
