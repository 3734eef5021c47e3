import { randomBytes } from 'node:crypto'
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { theMachine } from '../../db/clock.ts'
import { logCommands } from '../../db/commands/index.ts'
import { openDrafts, saveDraft } from '../../db/drafts.ts'
import { writableStore } from '../../db/handles.ts'
import { importWhole } from '../../db/jobs/import-list.ts'
import type { DatabaseKey } from '../../db/keyring.ts'
import { headOf } from '../../db/log/events.ts'
import { type Writing, write } from '../../db/log/write.ts'
import { openStore } from '../../db/store.ts'
import { type CallDraft, nothingSaid } from '../../shared/domain/call.ts'
import type { CallId, CommandId, ImportId, PersonId, ResidentId, StaffId } from '../../shared/domain/ids.ts'
import { instantOf } from '../../shared/domain/time.ts'
import type { Result } from '../../shared/result.ts'
import { nhsListText } from './nhs-list-text.ts'

/**
 * A process of its own that works on a store with all its might: one import of a list that nobody has had before after the
 * other, or one call after the other, each with its draft. It says what was acknowledged, and only then: `command ID`,
 * `draft NUMBER`. It never stops by itself.
 */
const [folder = '', keyInHex = '', work = 'calls'] = process.argv.slice(2)
const key = new Uint8Array(Buffer.from(keyInHex, 'hex')) as DatabaseKey
const opened = openStore({ folder, key, surroundings: theMachine })
if (!opened.ok) throw new Error(opened.error.message)
const open = opened.value
const store = writableStore(open.database, open.site, theMachine)
const drafts = openDrafts({ folder, key, surroundings: theMachine })
if (!drafts.ok) throw new Error(drafts.error.message)

const id = <T extends string>() => randomBytes(16).toString('hex') as T
const actor = 'a'.repeat(32) as StaffId
const say = (line: string) => writeSync(1, `${line}\n`)
say('working')

function done(command: CommandId, result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.error.message)
  const head = headOf.get(open, { site: open.site })
  if (head) open.marks.keep({ seq: head.seq, hash: head.hash })
  say(`command ${command}`)
}

for (let round = 0; ; round++) {
  if (work === 'imports') {
    const path = join(folder, `list-${round}.csv`)
    writeFileSync(path, nhsListText(80, id()))
    const command = id<CommandId>()
    done(
      command,
      await importWhole(
        store,
        { folder, key, path, fileName: 'list.csv', importId: id<ImportId>() },
        { actor, command },
      ),
    )
  } else {
    aCall(round)
  }
}

function aCall(round: number): void {
  const residentId = id<ResidentId>()
  const register = id<CommandId>()
  const values = { givenName: `Given${round}`, familyName: 'Invented', mobile: '07700900418' }
  done(
    register,
    run(register, (tx) => logCommands['resident.register'](tx, { residentId, values, callId: null })),
  )
  const callId = id<CallId>()
  const personId = residentId as string as PersonId
  const startedAt = instantOf(theMachine.now())
  const draft: CallDraft = {
    callId,
    personId,
    listId: null,
    direction: 'outbound',
    startedAt,
    number: null,
    ...nothingSaid,
    note: `Words ${round}`,
  }
  if (drafts.ok) {
    const saved = saveDraft(drafts.value, actor, draft)
    if (!saved.ok) throw new Error(saved.error.message)
    say(`draft ${round}`)
  }
  const { cursor: _, ...said } = draft
  const command = id<CommandId>()
  const log = { ...said, outcome: 'noAnswer' as const, endedAt: instantOf(theMachine.now()) }
  done(
    command,
    run(command, (tx) => logCommands['call.log'](tx, log)),
  )
}

function run<T>(command: CommandId, carryOut: (tx: Writing) => Result<T>): Result<T> {
  return write(store, { actor, command }, carryOut)
}
