import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { CommandName, InputOf, OutputOf, PackOutcome, ParsedInputOf, QueryName } from '../../shared/api.ts'
import { api } from '../../shared/api.ts'
import type { CommandId, FileId, HubId, ImportId, PersonId, StaffId } from '../../shared/domain/ids.ts'
import type { ImportOutcome } from '../../shared/domain/import.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import { mayActAs } from '../../shared/domain/staff.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { createHub } from '../commands/hub.ts'
import { type LogCommandName, logCommands } from '../commands/index.ts'
import { addStaff } from '../commands/staff.ts'
import { seededChance } from '../demo/chance.ts'
import type { DemoHub } from '../demo/demo-hub.ts'
import { play } from '../demo/play.ts'
import { type PlayedClock, playedClock } from '../demo/played-clock.ts'
import { type ScenarioName, scenarios } from '../demo/scenarios.ts'
import { type Surroundings, type WritableStore, writableStore } from '../handles.ts'
import type { DatabaseKey } from '../keyring.ts'
import { type Writing, write } from '../log/write.ts'
import { type StoreQueryName, storeQueries } from '../queries/index.ts'
import { roleOf } from '../queries/staff.ts'
import { closeStore, setUpStore } from '../store.ts'
import { importWhole } from './import-list.ts'
import { packReferrals } from './pack-referrals.ts'

/** Who opens the sample hub, and with what: everything in it is invented, so it is no secret. */
export const sampleStaffName = 'Sam Sample'
export const samplePassphrase = 'try it with sample data'
/** The seed of the sample that *try it with sample data* opens. */
export const sampleSeed = 2020
export const sampleHubName = 'Kingston Stronger Together (sample)'

/**
 * Makes a sample hub in an empty folder by playing a scenario through the real commands. The same seed gives the same
 * tables. Nobody waits for the disk at each call of the play: the file is flushed when it is whole.
 */
export async function makeSample(given: {
  folder: string
  scenario: ScenarioName
  seed: number
  onProgress: (done: number, total: number) => void
}): Promise<Result<{ staffId: StaffId; commands: number }>> {
  if (existsSync(given.folder) && readdirSync(given.folder).length > 0) {
    return fail(
      'storeExists',
      'There is something in this folder already. Nothing was changed. Choose an empty folder.',
    )
  }
  mkdirSync(given.folder, { recursive: true })
  const chance = seededChance(given.seed)
  const clock = playedClock(scenarios[given.scenario].from)
  const surroundings: Surroundings = { now: () => clock.now(), bytes: (length) => chance.bytes(length) }
  const administrator = idOf(chance.bytes(16)) as StaffId
  const made = setUpStore({
    folder: given.folder,
    hubName: sampleHubName,
    sample: true,
    staffId: administrator,
    name: sampleStaffName,
    passphrase: samplePassphrase,
    surroundings,
  })
  if (!made.ok) return made
  const open = made.value.store
  const store = writableStore(open.database, open.site, surroundings)
  let whole = false
  try {
    open.database.pragma('synchronous = OFF')
    open.database.exec('BEGIN')
    const created = write(store, { actor: administrator, command: nextCommand(surroundings) }, (tx) =>
      createHub(tx, {
        hubId: idOf(chance.bytes(16)) as HubId,
        name: sampleHubName,
        sample: true,
        machineName: 'Sample machine',
        administrator: { staffId: administrator, name: sampleStaffName },
      }),
    )
    if (!created.ok) return created
    const hub = demoHub(store, given.folder, open.key, administrator, clock)
    const played = await play(hub, {
      scenario: given.scenario,
      seed: given.seed,
      onProgress: (done, total) => {
        open.database.exec('COMMIT; BEGIN')
        given.onProgress(done, total)
      },
    })
    open.database.exec('COMMIT')
    whole = true
    return ok({ staffId: administrator, commands: played.commands })
  } finally {
    if (open.database.inTransaction) open.database.exec('ROLLBACK')
    open.database.pragma('synchronous = FULL')
    const head = open.database.prepare('SELECT seq, hash FROM site_head WHERE site = ?').get(open.site) as
      | { seq: number; hash: Uint8Array }
      | undefined
    if (head) open.marks.keep(head)
    closeStore(open)
    if (!whole) rmSync(given.folder, { recursive: true, force: true })
  }
}

function nextCommand(surroundings: Surroundings): CommandId {
  return idOf(surroundings.bytes(16)) as CommandId
}

/** The real handlers on the store, with the played clock. */
function demoHub(
  store: WritableStore,
  folder: string,
  key: DatabaseKey,
  administrator: StaffId,
  clock: PlayedClock,
): DemoHub {
  const attempt = <N extends CommandName>(
    name: N,
    input: InputOf<N>,
    as: StaffId,
    command: CommandId,
  ): Result<OutputOf<N>> => {
    const role = roleOf(store, as)
    const { may } = api[name]
    if (role === null || may === 'anyone' || (may !== 'signedIn' && !mayActAs(role, may))) {
      return fail('notAllowed', `${name} is not for this member of staff.`)
    }
    const handler = logCommands[name as LogCommandName] as
      | ((tx: Writing, input: unknown) => Result<unknown>)
      | undefined
    if (!handler) return fail('unknownRequest', `${name} is no command of the log.`)
    const parsed = api[name].input.safeParse(input)
    if (!parsed.success) return fail('invalid', `${name}: ${parsed.error.message}`)
    return write(store, { actor: as, command }, (tx) => handler(tx, parsed.data)) as Result<OutputOf<N>>
  }
  return {
    administrator,
    clock,
    attempt,
    run: (name, input, as, command) => must(name, attempt(name, input, as, command)),
    query: <N extends QueryName>(name: N, input: InputOf<N>, as: StaffId) => {
      const query = storeQueries[name as StoreQueryName] as (
        store: WritableStore,
        input: unknown,
        context: unknown,
      ) => Result<unknown>
      const role = roleOf(store, as)
      const context = {
        staffId: as,
        isSupervisor: role !== null && mayActAs(role, 'supervisor'),
        now: clock.now(),
        claimed: new Set<PersonId>(),
      }
      return must(name, query(store, api[name].input.parse(input), context)) as OutputOf<N>
    },
    addStaff: async (input, as, command) => {
      must(
        'staff.add',
        write(store, { actor: as, command }, (tx) => addStaff(tx, input as ParsedInputOf<'staff.add'>)),
      )
    },
    importFile: async (path, as, command): Promise<ImportOutcome> =>
      must(
        'import.apply',
        await importWhole(
          store,
          { folder, key, path, fileName: basename(path), importId: idOf(store.surroundings.bytes(16)) as ImportId },
          { actor: as, command },
        ),
      ),
    pack: async (_as, command): Promise<PackOutcome> => {
      const packs = must(
        'referrals.pack',
        await packReferrals(store, { partnerId: null, passphrase: null }, command, () => {}),
      )
      return {
        packId: packs.packId,
        leftOut: packs.leftOut,
        files: packs.files.map(({ file, ...rest }) => ({
          ...rest,
          file: {
            fileId: command as string as FileId,
            name: file.name,
            mediaType: file.mediaType,
            size: file.bytes.length,
          },
        })),
      }
    },
  }
}

function must<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`${what}: ${result.error.message}`)
  return result.value
}
