import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Connection, createHubServer, type HubServer } from '../../db/serve.ts'
import { api, type Broadcast, type InputOf, type OutputOf, type RequestName } from '../../shared/api.ts'
import type { FileId, StaffId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { Role } from '../../shared/domain/staff.ts'
import type { Result } from '../../shared/result.ts'
import { value } from './a-store.ts'

export const aPassphrase = 'a passphrase of several words'

export function newId<T extends string>(): T {
  return idOf(randomBytes(16)) as T
}

/** A window on the real server: asks by name, and keeps what it is told unasked. */
export class AWindow {
  readonly heard: Broadcast[] = []
  readonly connection: Connection

  constructor(server: HubServer) {
    this.connection = server.connect((message) => this.heard.push(message))
  }

  async ask<N extends RequestName>(
    name: N,
    input: InputOf<N>,
    commandId: string | null = newId(),
    jobId: string | null = newId(),
  ): Promise<Result<OutputOf<N>>> {
    const isQuery = api[name].kind === 'query'
    const answer = await this.connection.request({ name, input, commandId: isQuery ? null : commandId, jobId })
    return answer as Result<OutputOf<N>>
  }

  /** Sends a file in two pieces, as the window does in many. */
  async send(name: string, text: string): Promise<FileId> {
    const fileId = newId<FileId>()
    const bytes = new TextEncoder().encode(text)
    const half = Math.floor(bytes.length / 2)
    value(await this.ask('file.begin', { fileId, name, size: bytes.length }))
    value(await this.ask('file.piece', { fileId, offset: 0, bytes: bytes.slice(0, half) }))
    value(await this.ask('file.piece', { fileId, offset: half, bytes: bytes.slice(half) }))
    return fileId
  }
}

/** The real server on a folder, with its worker threads; closed at the end of the test. */
export function aHubServer(folder: string): HubServer & { window(): AWindow } {
  const server = createHubServer({
    folder,
    sampleFolder: join(folder, '..', 'sample'),
    workerEntry: new URL('../../db/worker.ts', import.meta.url),
  })
  onTestFinished(() => server.close())
  return {
    connect: (listener) => server.connect(listener),
    close: () => server.close(),
    window: () => new AWindow(server),
  }
}

/** A hub that has been set up, with its administrator signed in. */
export async function aHubSetUp(folder: string) {
  const server = aHubServer(folder)
  const window = server.window()
  const made = value(
    await window.ask('hub.setUp', { hubName: 'Kingston', staffName: 'Ann Administrator', passphrase: aPassphrase }),
  )
  return { server, window, administrator: made.session.staffId, recoveryKey: made.recoveryKey }
}

/** Adds somebody, and signs them in on a window of their own with a passphrase that they chose. */
export async function aColleague(
  server: ReturnType<typeof aHubServer>,
  by: AWindow,
  name: string,
  role: Role,
): Promise<{ window: AWindow; staffId: StaffId; session: Session }> {
  const staffId = newId<StaffId>()
  const added = value(await by.ask('staff.add', { staffId, name, role, languages: ['en'], hours: 20, withSlot: true }))
  const window = server.window()
  const once = added.oneTimePassphrase ?? ''
  value(await window.ask('session.signIn', { staffId, passphrase: once }))
  value(await window.ask('session.changePassphrase', { old: once, new: aPassphrase }))
  const session = value(await window.ask('session.current', {}))
  if (!session) throw new Error('Nobody is signed in.')
  return { window, staffId, session }
}
