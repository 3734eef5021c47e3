import { parentPort, workerData } from 'node:worker_threads'
import type { ParsedInputOf } from '../shared/api.ts'
import type { HubId, ImportId, JobId } from '../shared/domain/ids.ts'
import { idOf } from '../shared/domain/new-id.ts'
import { type Instant, instantOf } from '../shared/domain/time.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { recordAccess } from './access-log.ts'
import { makeBackup, replaceBackups } from './backup.ts'
import { theMachine } from './clock.ts'
import { createHub, startSite } from './commands/hub.ts'
import { type LogCommandName, logCommands } from './commands/index.ts'
import { addStaff } from './commands/staff.ts'
import { undoImport } from './commands/undo-import.ts'
import { diskFailure } from './disk-errors.ts'
import { writeRejects } from './export/rejects.ts'
import { type ReadableStore, type WritableStore, writableStore } from './handles.ts'
import { importRows } from './import/import-rows.ts'
import { rejectedRows } from './import/rejected-rows.ts'
import { headlineFile } from './jobs/headline-file.ts'
import { applyList, previewList } from './jobs/import-list.ts'
import { makeSample } from './jobs/make-sample.ts'
import { packReferrals } from './jobs/pack-referrals.ts'
import { verifyStore } from './jobs/verify-store.ts'
import type { DatabaseKey } from './keyring.ts'
import { headOf } from './log/events.ts'
import { rebuildIfChanged } from './log/projection-version.ts'
import { type Writing, write } from './log/write.ts'
import { hubOf, hubSettingsOf } from './queries/hub-settings.ts'
import { type StoreQueryName, storeQueries } from './queries/index.ts'
import { nextPeople, withEntered } from './queries/sheet.ts'
import { roleOf, staffOf } from './queries/staff.ts'
import type { FromWorker, OpenedNew, ToWorker, Who, WorkerInit } from './serving/worker-messages.ts'
import { openStaging, removeOrphanedStaging } from './staging.ts'
import { closeStore, damagedStore, type OpenStore, openReader, openStore, setUpStore } from './store.ts'

/**
 * A thread of the store's process. The writer owns the only connection that may write, and runs one command after the
 * other; a reader answers queries meanwhile, on a connection that can only read; long work has a thread of its own.
 */
const { role, folder } = workerData as WorkerInit
const port = parentPort
if (!port) throw new Error('db/worker.ts runs in a worker thread.')

let open: OpenStore | null = null
let reader: ReadableStore | null = null
let key: DatabaseKey | null = null

port.on('message', (message: ToWorker & { readonly id: number }) => {
  void answer(message).then((result) => port.postMessage({ id: message.id, result } satisfies FromWorker))
})

async function answer(message: ToWorker): Promise<Result<unknown>> {
  try {
    return await carryOut(message)
  } catch (error) {
    const failure = diskFailure(error)
    if (failure?.code === 'storeCorrupt' && key) {
      return { ok: false, error: damagedStore(folder, key, 'The file hub.db is damaged.') }
    }
    if (failure) return { ok: false, error: failure }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return fail(
      'unexpected',
      'The program made a mistake, and nothing was changed. Everything saved before is kept. Try again.',
    )
  }
}

async function carryOut(message: ToWorker): Promise<Result<unknown>> {
  switch (message.ask) {
    case 'open':
      return role === 'writer' ? openWriter(message.key) : openOther(message.key)
    case 'setUp':
      return setUp(message)
    case 'demo':
      return makeSample({
        folder,
        scenario: message.scenario,
        seed: message.seed,
        onProgress: (done, total) => progress(message.jobId, 'Playing the spring', done, total, false),
      })
    case 'query':
      return runQuery(message)
    case 'command':
      return runCommand(message)
    case 'job':
      return runJob(message)
    case 'access': {
      if (open && open.readOnly === null) {
        const { staffId, what, subject, count } = message
        recordAccess(writer(), { at: instantOf(theMachine.now()), staff: staffId, what, subject, count })
      }
      return ok(null)
    }
    case 'backUp':
      return backUp(message.replace)
    case 'who': {
      const store = readable()
      const { lockAfterMinutes } = hubSettingsOf(store)
      return ok({ staff: staffOf(store), role: roleOf(store, message.staffId), lockAfterMinutes } satisfies Who)
    }
    case 'nextPeople':
      return ok(nextPeople(readable(), message.staffId, message.at, message.count, new Set(message.claimed)))
    case 'entered':
      return ok(withEntered(readable(), message.sheet))
    case 'countEvents':
      return ok({ events: readable().database.prepare('SELECT count(*) FROM event').pluck().get() })
    case 'close':
      if (open) closeStore(open)
      else reader?.database.close()
      open = null
      reader = null
      return ok(null)
  }
}

// ── opening ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function openWriter(given: DatabaseKey): Result<unknown> {
  const opened = openStore({ folder, key: given, surroundings: theMachine })
  if (!opened.ok) return opened
  open = opened.value
  key = given
  if (open.readOnly === null) {
    removeOrphanedStaging(folder)
    rebuildIfChanged(writer())
    const hub = hubOf(open)
    if (open.siteIsNew && hub) {
      const succeeds = open.succeeds
      const actor = staffOf(open)[0]?.staffId ?? (open.site as never)
      write(writer(), { actor, command: newCommand() }, (tx) => {
        startSite(tx, hub.hub_id, '', succeeds)
        return ok(null)
      })
      keepMark()
    }
  }
  return ok({ notice: open.notice, readOnly: open.readOnly })
}

function openOther(given: DatabaseKey): Result<unknown> {
  const opened = openReader(folder, given)
  if (!opened.ok) return opened
  reader = opened.value
  key = given
  return ok(null)
}

function setUp(given: Extract<ToWorker, { ask: 'setUp' }>): Result<OpenedNew> {
  const made = setUpStore({
    folder,
    hubName: given.hubName,
    sample: false,
    staffId: given.staffId,
    name: given.staffName,
    passphrase: given.passphrase,
    surroundings: theMachine,
  })
  if (!made.ok) return made
  open = made.value.store
  key = open.key
  const created = write(writer(), { actor: given.staffId, command: newCommand() }, (tx) =>
    createHub(tx, {
      hubId: idOf(theMachine.bytes(16)) as HubId,
      name: given.hubName,
      sample: false,
      machineName: '',
      administrator: { staffId: given.staffId, name: given.staffName },
    }),
  )
  if (!created.ok) return created
  keepMark()
  return ok({ recoveryKey: made.value.recoveryKey, key: open.key, notice: null, readOnly: null })
}

// ── asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function runQuery({ name, input, by, claimed }: Extract<ToWorker, { ask: 'query' }>): Result<unknown> {
  const store = readable()
  if (name === 'import.rows') {
    const { importId, part, offset, limit } = input as ParsedInputOf<'import.rows'>
    return withStaging(importId, (staging) => ok(importRows(staging, part, offset, limit)))
  }
  const query = storeQueries[name as StoreQueryName] as
    | ((store: ReadableStore, input: unknown, context: unknown) => Result<unknown>)
    | undefined
  if (!query) return fail('unknownRequest', 'The store does not know this request.')
  return query(store, input, { ...by, now: theMachine.now(), claimed: new Set(claimed) })
}

function runCommand({ name, input, by, commandId }: Extract<ToWorker, { ask: 'command' }>): Result<unknown> {
  const refused = whyReadOnly()
  if (refused) return refused
  const handler =
    name === 'staff.add'
      ? addStaff
      : (logCommands[name as LogCommandName] as ((tx: Writing, input: never) => Result<unknown>) | undefined)
  if (!handler) return fail('unknownRequest', 'The store does not know this request.')
  const result = write(writer(), { actor: by.staffId, command: commandId }, (tx) => {
    const done = (handler as (tx: Writing, input: unknown) => Result<unknown>)(tx, input)
    changed = tx.touched.tables
    return done
  })
  keepMark()
  if (name === 'resident.erase' && result.ok) writer().database.pragma('wal_checkpoint(TRUNCATE)')
  tellChanged()
  return result
}

async function runJob(message: Extract<ToWorker, { ask: 'job' }>): Promise<Result<unknown>> {
  const { name, by, commandId, jobId } = message
  const signal = signalOf(message.cancelled)
  const onProgress = (step: string, done: number, total: number | null, mayCancel = true) => {
    signal.poll()
    progress(jobId, step, done, total, mayCancel)
  }
  switch (name) {
    case 'import.preview': {
      const { importId, as } = message.input as ParsedInputOf<'import.preview'>
      return previewList(readable(), {
        folder,
        key: theKey(),
        importId,
        path: message.path ?? '',
        fileName: message.fileName ?? '',
        as,
        signal: signal.signal,
        onProgress,
      })
    }
    case 'import.apply': {
      const refused = whyReadOnly()
      if (refused) return refused
      const { importId } = message.input as ParsedInputOf<'import.apply'>
      const list = {
        folder,
        key: theKey(),
        importId,
        onProgress: (s: string, d: number, t: number | null) => onProgress(s, d, t, false),
      }
      const applied = applyList(writer(), list, { actor: by.staffId, command: commandId }, (tables) => {
        changed = tables
      })
      keepMark()
      tellChanged()
      return applied
    }
    case 'import.undo': {
      const refused = whyReadOnly()
      if (refused) return refused
      const input = message.input as ParsedInputOf<'import.undo'>
      const undone = write(writer(), { actor: by.staffId, command: commandId }, (tx) => {
        const result = undoImport(tx, input, (done, total) => onProgress('Taking the import back', done, total, false))
        changed = tx.touched.tables
        return result
      })
      keepMark()
      tellChanged()
      return undone
    }
    case 'import.rejects': {
      const { importId } = message.input as ParsedInputOf<'import.rejects'>
      return withStaging(importId, (staging) => {
        const { headers, rows, fileName } = rejectedRows(staging)
        return ok({
          name: `${fileName.replace(/\.[^.]*$/, '')} - rejected rows.csv`,
          mediaType: 'text/csv',
          bytes: writeRejects(headers, rows),
        })
      })
    }
    case 'referrals.pack': {
      const refused = whyReadOnly()
      if (refused) return refused
      return packReferrals(writer(), message.input as ParsedInputOf<'referrals.pack'>, commandId, (done, total) =>
        onProgress('Building packs', done, total),
      )
    }
    case 'report.headlineFile':
      return headlineFile(readable(), message.input as ParsedInputOf<'report.headlineFile'>, theMachine.now())
    case 'hub.verify':
      return ok(verifyStore(readable(), theMachine, (step, done) => onProgress(step, done, null)))
    default:
      return fail('unknownRequest', 'The store does not know this request.')
  }
}

function backUp(replace: boolean): Result<{ at: Instant; bytes: number }> {
  const given = { folder, database: readable().database, key: theKey(), now: theMachine.now() }
  const made = replace ? replaceBackups(given) : makeBackup(given)
  return made.ok ? ok({ at: made.value.at, bytes: made.value.bytes }) : made
}

// ── what they share ─────────────────────────────────────────────────────────────────────────────────────────────────

let changed: ReadonlySet<string> = new Set()

function tellChanged(): void {
  if (changed.size > 0) port?.postMessage({ changed: [...changed] } satisfies FromWorker)
  changed = new Set()
}

function progress(jobId: JobId | null, step: string, done: number, total: number | null, mayCancel: boolean): void {
  if (jobId) port?.postMessage({ progress: { jobId, step, done, total, mayCancel } } satisfies FromWorker)
}

function writer(): WritableStore {
  if (!open) throw new Error('The store is not open for writing in this thread.')
  return writableStore(open.database, open.site, theMachine)
}

function readable(): ReadableStore {
  const store = open ?? reader
  if (!store) throw new Error('The store is not open in this thread.')
  return store
}

function theKey(): DatabaseKey {
  if (!key) throw new Error('The store is not open in this thread.')
  return key
}

/** After each commit: so that a damaged write-ahead log, or a copy put back, is noticed (DESIGN §4). */
function keepMark(): void {
  const head = open ? headOf.get(open, { site: open.site }) : undefined
  if (open && head) open.marks.keep({ seq: head.seq, hash: head.hash })
}

function whyReadOnly(): Result<never> | null {
  if (!open) return fail('notSignedIn', 'The hub is locked. Sign in, and try again.')
  return open.readOnly === null ? null : fail('storeReadOnly', open.readOnly)
}

function withStaging<T>(importId: ImportId, use: (staging: Parameters<typeof importRows>[0]) => Result<T>): Result<T> {
  const staging = openStaging({ folder, key: theKey(), importId })
  if (!staging.ok) return staging
  try {
    return use(staging.value)
  } finally {
    staging.value.database.close()
  }
}

/** A signal that the router's thread sets through shared memory: work here may be too busy to hear a message. */
function signalOf(cancelled: SharedArrayBuffer): { signal: AbortSignal; poll(): void } {
  const flag = new Int32Array(cancelled)
  const controller = new AbortController()
  const poll = () => {
    if (Atomics.load(flag, 0) === 1) controller.abort()
  }
  return { signal: controller.signal, poll }
}

function newCommand() {
  return idOf(theMachine.bytes(16)) as Parameters<typeof write>[1]['command']
}
