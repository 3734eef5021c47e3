import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHub } from '../../db/commands/hub.ts'
import { type LogCommandName, logCommands } from '../../db/commands/index.ts'
import { addStaff } from '../../db/commands/staff.ts'
import { type Surroundings, type WritableStore, writableStore } from '../../db/handles.ts'
import type { DatabaseKey } from '../../db/keyring.ts'
import { type Writing, write } from '../../db/log/write.ts'
import { createStore, type OpenStore } from '../../db/store.ts'
import { api, type InputOf, type OutputOf } from '../../shared/api.ts'
import type { CommandId, HubId, StaffId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import { type Instant, instantOf } from '../../shared/domain/time.ts'
import type { Result } from '../../shared/result.ts'

/** Everything that is measured lies in here, and is gone at the end of the process. */
export const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** A working Friday, at two in the afternoon: the next call hangs on the hour. */
export const friday = Date.parse('2020-04-03T13:02:11.000Z')

export const surroundings: Surroundings = {
  now: () => friday + Math.floor(performance.now()),
  bytes: (length) => new Uint8Array(randomBytes(length)),
}

export function newId<T extends string>(): T {
  return idOf(surroundings.bytes(16)) as T
}

export function now(): Instant {
  return instantOf(surroundings.now())
}

export interface Bench {
  readonly open: OpenStore
  readonly store: WritableStore
  readonly key: DatabaseKey
  readonly folder: string
  readonly administrator: StaffId
}

/** A new hub in an encrypted store on the disk. */
export function aBench(name: string): Bench {
  const key = new Uint8Array(randomBytes(32)) as DatabaseKey
  const open = good(createStore({ folder: join(folder, name), key, surroundings }))
  const store = writableStore(open.database, open.site, surroundings)
  const administrator = newId<StaffId>()
  const hub = { hubId: newId<HubId>(), name: 'Bench', sample: true, machineName: 'bench' }
  good(
    write(store, by(administrator), (tx) =>
      createHub(tx, { ...hub, administrator: { staffId: administrator, name: 'Ada' } }),
    ),
  )
  return { open, store, key, folder: join(folder, name), administrator }
}

/** Takes on so many handlers, by the real command. */
export function takeOn({ store, administrator }: Bench, handlers: number): StaffId[] {
  return Array.from({ length: handlers }, (_, index) => {
    const staffId = newId<StaffId>()
    const member = { staffId, name: `Handler ${index}`, role: 'handler' as const, languages: ['en'], hours: 20 }
    good(write(store, by(administrator), (tx) => addStaff(tx, member)))
    return staffId
  })
}

export function by(actor: StaffId) {
  return { actor, command: newId<CommandId>() }
}

/** Runs a request's command as `db/serve` does, its input parsed by the contract. */
export function run<N extends LogCommandName>(
  store: WritableStore,
  actor: StaffId,
  name: N,
  input: InputOf<N>,
): OutputOf<N> {
  const command = logCommands[name] as unknown as (tx: Writing, input: InputOf<N>) => Result<OutputOf<N>>
  const parsed = api[name].input.parse(input) as InputOf<N>
  return good(write(store, by(actor), (tx) => command(tx, parsed)))
}

export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}
