import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import type { z } from 'zod'
import { api, type Broadcast, type ParsedInputOf, RequestEnvelope, type RequestName } from '../shared/api.ts'
import type { CaseFile } from '../shared/domain/case-file.ts'
import type { CommandId, FileId, JobId, PersonId, StaffId } from '../shared/domain/ids.ts'
import { idOf } from '../shared/domain/new-id.ts'
import type { Session, StaffRow, StoreStatus } from '../shared/domain/session.ts'
import { mayActAs, type Role } from '../shared/domain/staff.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { isBackupDue, listBackups, restoreBackup } from './backup.ts'
import { theMachine } from './clock.ts'
import {
  claim,
  claims,
  clearPerson,
  closeDrafts,
  type Drafts,
  deleteDraft,
  draftOf,
  openDrafts,
  saveDraft,
} from './drafts.ts'
import { FilesInFlight } from './files-in-flight.ts'
import { discardList } from './jobs/import-list.ts'
import { samplePassphrase } from './jobs/make-sample.ts'
import type { MadePacks } from './jobs/pack-referrals.ts'
import {
  addSlot,
  changePassphrase,
  type DatabaseKey,
  forgetKey,
  oneTimePassphrase,
  openWithPassphrase,
  openWithRecovery,
  removeSlot,
  renameHub,
  renameSlot,
  viewKeyring,
} from './keyring.ts'
import { storePaths } from './store-paths.ts'
import { startWorker, type WorkerLine } from './worker-line.ts'
import type { BackedUp, FromWorker, MadeFile, Opened, OpenedNew, ToWorker, Who, WorkerRole } from './worker-messages.ts'

/** The store's server: every shell carries its requests to it, and nothing else opens the store. */
export interface HubServer {
  /** A window or a command line: its own session. Broadcasts go to every connection. */
  connect(listener: (message: Broadcast) => void): Connection
  close(): Promise<void>
}

export interface Connection {
  /** Answers a request (RequestEnvelope of shared/api.ts). Never rejects. */
  request(envelope: unknown): Promise<Result<unknown>>
  close(): void
}

export interface HubServerOptions {
  /** Where the hub's store is, or is to be. */
  readonly folder: string
  /** Where the sample hub is kept: beside the real one, never mixed with it. */
  readonly sampleFolder: string
  /** db/worker.ts, or its bundle. */
  readonly workerEntry: URL
}

/** How often it is asked whether a backup is due. */
const backupCheck = 60_000

export function createHubServer(options: HubServerOptions): HubServer {
  return new Server(options)
}

interface SignedIn {
  readonly staffId: StaffId
  role: Role
  name: string
  mustChange: boolean
  lockAfterMinutes: number
}

/** What is open while somebody is signed in. */
interface OpenHub {
  readonly folder: string
  readonly key: DatabaseKey
  readonly writer: WorkerLine
  readonly reader: WorkerLine
  readonly drafts: Drafts | null
  readonly opened: Opened
}

interface RunningJob {
  readonly flag: SharedArrayBuffer
  readonly connection: Line
}

class Server implements HubServer {
  readonly #options: HubServerOptions
  readonly #lines = new Set<Line>()
  readonly #jobs = new Map<JobId, RunningJob>()
  #open: OpenHub | null = null
  #opening: Promise<unknown> = Promise.resolve()
  #backups: NodeJS.Timeout | null = null

  constructor(options: HubServerOptions) {
    this.#options = options
  }

  connect(listener: (message: Broadcast) => void): Connection {
    const line = new Line(this, listener)
    this.#lines.add(line)
    return line
  }

  async close(): Promise<void> {
    for (const line of this.#lines) line.session = null
    await this.lock()
  }

  /** The real hub's folder where there is one, else the sample's where there is one, else the real one's to be. */
  get folder(): string {
    const { folder, sampleFolder } = this.#options
    if (this.#open) return this.#open.folder
    return existsSync(storePaths(folder).keyring) || !existsSync(storePaths(sampleFolder).keyring)
      ? folder
      : sampleFolder
  }

  get realFolder(): string {
    return this.#options.folder
  }

  get sampleFolder(): string {
    return this.#options.sampleFolder
  }

  get open(): OpenHub | null {
    return this.#open
  }

  status(): Result<StoreStatus> {
    if (!existsSync(storePaths(this.folder).keyring)) {
      return ok(
        existsSync(storePaths(this.folder).database)
          ? {
              state: 'refused',
              code: 'storeCorrupt',
              message:
                'The hub’s keyring is gone, so its database cannot be opened. Nothing was changed. Put keyring.json back into its folder.',
            }
          : { state: 'none' },
      )
    }
    const view = viewKeyring(this.folder, theMachine)
    if (!view.ok) return ok({ state: 'refused', code: view.error.code, message: view.error.message })
    return ok({ state: this.#open ? 'open' : 'locked', ...view.value })
  }

  /** Opens the hub with its key, where it is not open; one at a time. */
  openHub(folder: string, key: DatabaseKey): Promise<Result<OpenHub>> {
    return this.#oneByOne(async () => {
      if (this.#open) {
        forgetKey(key)
        return ok(this.#open)
      }
      const writer = this.startWorker(folder, 'writer')
      const opened = await writer.ask<Opened>({ ask: 'open', key })
      if (!opened.ok) {
        await writer.stop()
        return opened
      }
      return this.#complete(folder, key, writer, opened.value)
    })
  }

  /** Sets a new hub up and leaves it open. */
  setUpHub(input: ParsedInputOf<'hub.setUp'>, staffId: StaffId): Promise<Result<OpenedNew>> {
    return this.#oneByOne(async () => {
      if (this.#open) return fail('storeExists', 'There is a hub here already. Nothing was changed.')
      const folder = this.#options.folder
      const writer = this.startWorker(folder, 'writer')
      const made = await writer.ask<OpenedNew>({ ask: 'setUp', ...input, staffId })
      if (!made.ok) {
        await writer.stop()
        return made
      }
      const complete = await this.#complete(folder, made.value.key, writer, made.value)
      return complete.ok ? made : complete
    })
  }

  /** Closes the hub and forgets its key, once nobody is signed in. */
  lock(): Promise<void> {
    return this.#oneByOne(async () => {
      const open = this.#open
      if (!open || [...this.#lines].some((line) => line.session !== null)) return
      this.#open = null
      if (this.#backups) clearInterval(this.#backups)
      await open.reader.ask({ ask: 'close' })
      await open.reader.stop()
      if (open.drafts) closeDrafts(open.drafts)
      await open.writer.ask({ ask: 'close' })
      await open.writer.stop()
      forgetKey(open.key)
      this.broadcast({ kind: 'locked' })
    })
  }

  broadcast(message: Broadcast): void {
    for (const line of this.#lines) line.hear(message)
  }

  forget(line: Line): void {
    this.#lines.delete(line)
    for (const job of this.#jobs.values()) if (job.connection === line) cancel(job)
    void this.lock()
  }

  startWorker(folder: string, role: WorkerRole): WorkerLine {
    return startWorker(this.#options.workerEntry, { role, folder }, (message) => this.#hear(message))
  }

  /** Long work in a thread of its own, with a connection that only reads. */
  async inThread<T>(open: OpenHub, message: ToWorker): Promise<Result<T>> {
    const worker = this.startWorker(open.folder, 'long')
    try {
      const opened = await worker.ask({ ask: 'open', key: open.key })
      return opened.ok ? await worker.ask<T>(message) : opened
    } finally {
      await worker.ask({ ask: 'close' })
      await worker.stop()
    }
  }

  beginJob(jobId: JobId, connection: Line): SharedArrayBuffer {
    const flag = new SharedArrayBuffer(4)
    this.#jobs.set(jobId, { flag, connection })
    return flag
  }

  endJob(jobId: JobId): void {
    this.#jobs.delete(jobId)
  }

  cancelJob(jobId: JobId): void {
    const job = this.#jobs.get(jobId)
    if (job) cancel(job)
  }

  async #complete(folder: string, key: DatabaseKey, writer: WorkerLine, opened: Opened): Promise<Result<OpenHub>> {
    const reader = this.startWorker(folder, 'reader')
    const read = await reader.ask({ ask: 'open', key })
    const drafts = opened.readOnly === null ? openDrafts({ folder, key, surroundings: theMachine }) : null
    if (!read.ok || (drafts && !drafts.ok)) {
      await reader.stop()
      await writer.ask({ ask: 'close' })
      await writer.stop()
      return read.ok ? (drafts as Result<never>) : read
    }
    this.#open = { folder, key, writer, reader, drafts: drafts?.ok ? drafts.value : null, opened }
    this.#backups = setInterval(() => void this.#backUpWhenDue(), backupCheck)
    this.#backups.unref()
    return ok(this.#open)
  }

  async #backUpWhenDue(): Promise<void> {
    const open = this.#open
    if (!open || open.opened.readOnly !== null) return
    const newest = listBackups(open.folder)[0] ?? null
    const events = await open.reader.ask<{ events: number }>({ ask: 'countEvents' })
    if (events.ok && isBackupDue(newest, theMachine.now(), events.value.events)) {
      await this.inThread<BackedUp>(open, { ask: 'backUp', replace: false })
    }
  }

  #hear(message: Exclude<FromWorker, { id: number }>): void {
    if ('changed' in message) {
      if (message.changed.includes('staff') || message.changed.includes('hub')) void this.#refreshRoles()
      this.broadcast({ kind: 'changed', tables: message.changed })
      return
    }
    const { jobId, ...progress } = message.progress
    const job = this.#jobs.get(jobId)
    job?.connection.hear({ kind: 'progress', jobId, ...progress })
  }

  /** A role that was taken away holds at once, also for those who are signed in. */
  async #refreshRoles(): Promise<void> {
    for (const line of this.#lines) {
      const session = line.session
      if (!session || !this.#open) continue
      const asked = await this.#open.reader.ask<Who>({ ask: 'who', staffId: session.staffId })
      if (!asked.ok) continue
      if (asked.value.role === null) {
        line.session = null
        removeSlot(this.#open.folder, session.staffId)
        line.hear({ kind: 'locked' })
      } else {
        session.role = asked.value.role
        session.lockAfterMinutes = asked.value.lockAfterMinutes
      }
    }
    await this.lock()
  }

  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#opening.then(work, work)
    this.#opening = done.catch(() => null)
    return done
  }
}

function cancel(job: RunningJob): void {
  Atomics.store(new Int32Array(job.flag), 0, 1)
}

/** What answers a request that needs more than the store: the keyring, the drafts, files on their way. */
type OwnHandler = (input: never, commandId: CommandId, jobId: JobId) => Promise<Result<unknown>> | Result<unknown>

/** One window's or command line's connection: its session, its files, its requests. */
class Line implements Connection {
  readonly #server: Server
  readonly #listener: (message: Broadcast) => void
  readonly #files: FilesInFlight
  session: SignedIn | null = null

  constructor(server: Server, listener: (message: Broadcast) => void) {
    this.#server = server
    this.#listener = listener
    this.#files = new FilesInFlight(() => server.folder)
  }

  hear(message: Broadcast): void {
    this.#listener(message)
  }

  close(): void {
    this.session = null
    this.#files.clear()
    this.#server.forget(this)
  }

  async request(envelope: unknown): Promise<Result<unknown>> {
    const read = RequestEnvelope.safeParse(envelope)
    if (!read.success || !Object.hasOwn(api, read.data.name)) {
      return fail('unknownRequest', 'The program does not know this request. Nothing was changed.')
    }
    const name = read.data.name as RequestName
    const definition = api[name]
    const refused = this.#whyRefused(name)
    if (refused) return refused
    const input = (definition.input as z.ZodType).safeParse(read.data.input)
    if (!input.success) {
      const issue = input.error.issues[0]
      return fail('invalid', issue?.message ?? 'The form is not filled in rightly.', issue?.path.join('.'))
    }
    const commandId = read.data.commandId ?? newId<CommandId>()
    const jobId = read.data.jobId ?? newId<JobId>()
    try {
      return await this.#carryOut(name, input.data, commandId, jobId)
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      return fail(
        'unexpected',
        'The program made a mistake, and nothing was changed. Everything saved before is kept. Try again.',
      )
    }
  }

  /** Whether the one who is signed in may ask this: the only place where roles are checked. */
  #whyRefused(name: RequestName): Result<never> | null {
    const { may } = api[name]
    if (may === 'anyone') return null
    const { session } = this
    if (!session || !this.#server.open) return fail('notSignedIn', 'Sign in first.')
    if (session.mustChange && !name.startsWith('session.')) {
      return fail('notAllowed', 'Choose a new passphrase first: yours was made to be used once.')
    }
    if (may === 'signedIn' || mayActAs(session.role, may)) return null
    return fail('notAllowed', 'This is for a supervisor or an administrator. Nothing was changed.')
  }

  async #carryOut(name: RequestName, input: unknown, commandId: CommandId, jobId: JobId): Promise<Result<unknown>> {
    const own = (this.#own as Readonly<Record<string, OwnHandler | undefined>>)[name]
    if (own) return own(input as never, commandId, jobId)
    const open = this.#server.open
    const { session } = this
    if (!open || !session) return fail('notSignedIn', 'Sign in first.')
    switch (api[name].kind) {
      case 'query':
        return this.#query(open, name, input)
      case 'command':
        return open.writer.ask({ ask: 'command', name, input, by: this.#by(session), commandId })
      case 'job':
        return this.#job(open, name, input, commandId, jobId)
    }
  }

  #by(session: SignedIn) {
    return { staffId: session.staffId, isSupervisor: mayActAs(session.role, 'supervisor') }
  }

  async #query(open: OpenHub, name: RequestName, input: unknown): Promise<Result<unknown>> {
    const { session } = this
    if (!session) return fail('notSignedIn', 'Sign in first.')
    const claimed = open.drafts ? claims(open.drafts).filter((one) => one.staffId !== session.staffId) : []
    const result = await open.reader.ask<unknown>({
      ask: 'query',
      name,
      input,
      by: this.#by(session),
      claimed: claimed.map((one) => one.personId),
    })
    if (result.ok) this.#noteAccess(open, name, result.value)
    return result
  }

  /** Who opened, searched or listed what: ids and counts, never the text searched (DESIGN §2). */
  #noteAccess(open: OpenHub, name: RequestName, value: unknown): void {
    const seen = accessOf(name, value)
    if (seen && this.session) {
      void open.writer.ask({ ask: 'access', staffId: this.session.staffId, what: name, ...seen })
    }
  }

  async #job(
    open: OpenHub,
    name: RequestName,
    input: unknown,
    commandId: CommandId,
    jobId: JobId,
  ): Promise<Result<unknown>> {
    const { session } = this
    if (!session) return fail('notSignedIn', 'Sign in first.')
    const file = name === 'import.preview' ? this.#files.whole((input as ParsedInputOf<'import.preview'>).fileId) : null
    if (file && !file.ok) return file
    const cancelled = this.#server.beginJob(jobId, this)
    const message: ToWorker = {
      ask: 'job',
      name,
      input,
      by: this.#by(session),
      commandId,
      jobId,
      cancelled,
      path: file?.value.path ?? null,
      fileName: file?.value.name ?? null,
    }
    const writes = name === 'import.apply' || name === 'referrals.pack'
    try {
      const result = writes
        ? await open.writer.ask<unknown>(message)
        : await this.#server.inThread<unknown>(open, message)
      if (!result.ok) return result
      this.#noteAccess(open, name, result.value)
      if (name === 'referrals.pack') return ok(this.#offerPacks(result.value as MadePacks))
      const isFile = name === 'report.headlineFile' || name === 'import.rejects'
      return isFile ? ok(this.#files.offer(newId<FileId>(), result.value as MadeFile)) : result
    } finally {
      this.#server.endJob(jobId)
      if (name === 'import.preview') this.#files.drop((input as ParsedInputOf<'import.preview'>).fileId)
    }
  }

  #offerPacks(packs: MadePacks) {
    return {
      ...packs,
      files: packs.files.map(({ file, ...rest }) => ({ ...rest, file: this.#files.offer(newId<FileId>(), file) })),
    }
  }

  // ── signing in ────────────────────────────────────────────────────────────────────────────────────────────────────

  async #signIn(staffId: StaffId, opened: Result<OpenHub>, mustChange: boolean): Promise<Result<Session>> {
    if (!opened.ok) return opened
    const open = opened.value
    const asked = await open.reader.ask<Who>({ ask: 'who', staffId })
    const member = asked.ok ? asked.value.staff.find((one) => one.staffId === staffId) : undefined
    if (!asked.ok || asked.value.role === null || !member) {
      if (asked.ok) removeSlot(open.folder, staffId)
      await this.#server.lock()
      return asked.ok ? fail('notAllowed', 'You are no longer on the staff of this hub. Ask an administrator.') : asked
    }
    const { role, lockAfterMinutes } = asked.value
    this.session = { staffId, role, name: member.name, mustChange, lockAfterMinutes }
    return ok(this.#sessionView(open, this.session))
  }

  #sessionView(open: OpenHub, session: SignedIn): Session {
    const status = this.#server.status()
    const view = status.ok && status.value.state !== 'none' && status.value.state !== 'refused' ? status.value : null
    return {
      staffId: session.staffId,
      name: session.name,
      role: session.role,
      hubName: view?.hubName ?? '',
      sample: view?.sample ?? false,
      lockAfterMinutes: session.lockAfterMinutes,
      mustChangePassphrase: session.mustChange,
      readOnly: open.opened.readOnly,
      notice: open.opened.notice ?? open.drafts?.notice ?? null,
    }
  }

  // ── requests that the store itself does not answer ────────────────────────────────────────────────────────────────

  readonly #own = {
    'store.status': () => this.#server.status(),
    'session.current': () => {
      const { open } = this.#server
      return ok(this.session && open ? this.#sessionView(open, this.session) : null)
    },
    'hub.setUp': async (input: ParsedInputOf<'hub.setUp'>) => {
      const staffId = newId<StaffId>()
      const made = await this.#server.setUpHub(input, staffId)
      if (!made.ok || !this.#server.open) return made
      const session = await this.#signIn(staffId, ok(this.#server.open), false)
      return session.ok ? ok({ recoveryKey: made.value.recoveryKey, session: session.value }) : session
    },
    'hub.trySample': async (_input: unknown, _commandId: CommandId, jobId: JobId) => {
      const { sampleFolder } = this.#server
      if (existsSync(storePaths(this.#server.realFolder).keyring)) {
        return fail('storeExists', 'There is a real hub here: the sample is only for a computer that has none yet.')
      }
      if (!existsSync(storePaths(sampleFolder).keyring)) {
        const made = await this.#playDemo(sampleFolder, 'kingston', sampleSeed, jobId)
        if (!made.ok) return made
      }
      const session = await this.#openSample(sampleFolder)
      return session.ok ? ok({ session: session.value }) : session
    },
    'hub.demo': async (input: ParsedInputOf<'hub.demo'>, _commandId: CommandId, jobId: JobId) => {
      const made = await this.#playDemo(this.#server.realFolder, input.scenario, input.seed, jobId)
      return made.ok ? ok({ staff: 'Sam Sample', passphrase: samplePassphrase, commands: made.value.commands }) : made
    },
    'hub.leaveSample': async () => {
      const status = this.#server.status()
      if (!status.ok || status.value.state !== 'open' || !status.value.sample || !this.#server.open) {
        return fail('notAllowed', 'This is a real hub, not the sample. Nothing was deleted.')
      }
      const { folder } = this.#server.open
      this.session = null
      await this.#server.lock()
      if (this.#server.open)
        return fail('conflict', 'Somebody else is still signed in to the sample. Nothing was deleted.')
      rmSync(folder, { recursive: true, force: true })
      return ok(null)
    },
    'hub.restore': async (input: ParsedInputOf<'hub.restore'>) => {
      if (this.#server.open)
        return fail('conflict', 'The hub is open and working: lock it before putting a backup back.')
      const { folder } = this.#server
      const opened = openWithPassphrase({ ...input, folder, surroundings: theMachine })
      if (!opened.ok) return opened
      const restored = restoreBackup({ folder, key: opened.value.key, now: theMachine.now() })
      forgetKey(opened.value.key)
      return restored.ok ? ok({ from: restored.value.at }) : restored
    },
    'session.signIn': async (input: ParsedInputOf<'session.signIn'>) => {
      const { folder } = this.#server
      const opened = openWithPassphrase({ ...input, folder, surroundings: theMachine })
      if (!opened.ok) return opened
      return this.#signIn(input.staffId, await this.#server.openHub(folder, opened.value.key), opened.value.mustChange)
    },
    'session.recover': async (input: ParsedInputOf<'session.recover'>) => {
      const { folder } = this.#server
      const opened = openWithRecovery(folder, input.recoveryKey)
      if (!opened.ok) return opened
      const name = staffNameInKeyring(folder, input.staffId)
      if (name === null) return fail('notFound', 'Choose who you are first.', 'staffId')
      const slot = addSlot({
        folder,
        key: opened.value.key,
        staffId: input.staffId,
        name,
        passphrase: input.newPassphrase,
        mustChange: false,
      })
      if (!slot.ok) return slot
      return this.#signIn(input.staffId, await this.#server.openHub(folder, opened.value.key), false)
    },
    'session.lock': async () => {
      this.session = null
      this.#files.clear()
      await this.#server.lock()
      return ok(null)
    },
    'session.changePassphrase': (input: ParsedInputOf<'session.changePassphrase'>) => {
      const { session } = this
      if (!session) return fail('notSignedIn', 'Sign in first.')
      const changed = changePassphrase({
        ...input,
        folder: this.#server.folder,
        staffId: session.staffId,
        surroundings: theMachine,
      })
      if (changed.ok) session.mustChange = false
      return changed
    },

    'staff.list': async () => {
      const { open } = this.#server
      if (!open || !this.session) return fail('notSignedIn', 'Sign in first.')
      const asked = await open.reader.ask<Who>({ ask: 'who', staffId: this.session.staffId })
      if (!asked.ok) return asked
      const view = viewKeyring(open.folder, theMachine)
      const slots = new Set(view.ok ? view.value.staff.map((slot) => slot.staffId) : [])
      return ok(asked.value.staff.map((member): StaffRow => ({ ...member, hasSlot: slots.has(member.staffId) })))
    },
    'staff.add': async (input: ParsedInputOf<'staff.add'>, commandId: CommandId) => {
      const { withSlot, ...staff } = input
      const added = await this.#command('staff.add', staff, commandId)
      if (!added.ok || !withSlot) return added.ok ? ok({ oneTimePassphrase: null }) : added
      return this.#openSlot(input.staffId, input.name)
    },
    'staff.openSlot': async (input: ParsedInputOf<'staff.openSlot'>) => {
      const { open } = this.#server
      if (!open || !this.session) return fail('notSignedIn', 'Sign in first.')
      const asked = await open.reader.ask<Who>({ ask: 'who', staffId: this.session.staffId })
      if (!asked.ok) return asked
      const member = asked.value.staff.find((one) => one.staffId === input.staffId && one.active)
      if (!member) return fail('notFound', 'That member of staff is not here any more. Nothing was changed.')
      return this.#openSlot(member.staffId, member.name)
    },
    'staff.change': async (input: ParsedInputOf<'staff.change'>, commandId: CommandId) => {
      const changed = await this.#command('staff.change', input, commandId)
      if (changed.ok && input.changes.name !== undefined && this.#server.open) {
        renameSlot(this.#server.open.folder, input.staffId, input.changes.name)
      }
      return changed
    },
    'staff.remove': async (input: ParsedInputOf<'staff.remove'>, commandId: CommandId) => {
      const removed = await this.#command('staff.remove', input, commandId)
      if (removed.ok && this.#server.open) removeSlot(this.#server.open.folder, input.staffId)
      return removed
    },
    'hub.change': async (input: ParsedInputOf<'hub.change'>, commandId: CommandId) => {
      const changed = await this.#command('hub.change', input, commandId)
      if (changed.ok && input.name !== undefined && this.#server.open) renameHub(this.#server.open.folder, input.name)
      return changed
    },
    'hub.backUp': () => {
      const { open } = this.#server
      if (!open) return fail('notSignedIn', 'Sign in first.')
      return this.#server.inThread<BackedUp>(open, { ask: 'backUp', replace: false })
    },

    'file.begin': (input: ParsedInputOf<'file.begin'>) => this.#files.begin(input),
    'file.piece': (input: ParsedInputOf<'file.piece'>) => this.#files.piece(input),
    'file.read': (input: ParsedInputOf<'file.read'>) => this.#files.read(input.fileId, input.offset),
    'job.cancel': (input: ParsedInputOf<'job.cancel'>) => {
      this.#server.cancelJob(input.jobId)
      return ok(null)
    },
    'import.discard': (input: ParsedInputOf<'import.discard'>) => {
      const { open } = this.#server
      return open
        ? discardList({ folder: open.folder, key: open.key, ...input })
        : fail('notSignedIn', 'Sign in first.')
    },

    'call.begin': async (input: ParsedInputOf<'call.begin'>) => {
      const { open } = this.#server
      const { session } = this
      if (!open || !session) return fail('notSignedIn', 'Sign in first.')
      if (!open.drafts) return fail('storeReadOnly', open.opened.readOnly ?? 'The hub is open for reading only.')
      const { draft } = input
      if (draft.direction === 'outbound') {
        const held = await open.reader.ask<CaseFile>({
          ask: 'query',
          name: 'case.open',
          input: { personId: draft.personId },
          by: this.#by(session),
          claimed: [],
        })
        if (!held.ok) return held
        if (held.value.hold !== null) return fail('held', 'This person must not be called. A supervisor can see why.')
        const taken = claim(open.drafts, { personId: draft.personId, callId: draft.callId, staffId: session.staffId })
        if (!taken.ok) return taken
      }
      const saved = saveDraft(open.drafts, session.staffId, draft)
      return saved.ok ? ok(null) : saved
    },
    'call.saveDraft': (input: ParsedInputOf<'call.saveDraft'>) => {
      const { open } = this.#server
      if (!open || !this.session) return fail('notSignedIn', 'Sign in first.')
      if (!open.drafts) return fail('storeReadOnly', open.opened.readOnly ?? 'The hub is open for reading only.')
      return saveDraft(open.drafts, this.session.staffId, input.draft)
    },
    'call.draft': () => {
      const { open } = this.#server
      return ok(open?.drafts && this.session ? draftOf(open.drafts, this.session.staffId) : null)
    },
    'call.release': (input: ParsedInputOf<'call.release'>) => {
      const { open } = this.#server
      return open?.drafts ? deleteDraft(open.drafts, input.callId) : ok(null)
    },
    'call.log': async (input: ParsedInputOf<'call.log'>, commandId: CommandId) => {
      const logged = await this.#command('call.log', input, commandId)
      // A refusal has kept the words in the log: the draft has done its work in both cases.
      const done = logged.ok || logged.error.code === 'held'
      if (done && this.#server.open?.drafts) deleteDraft(this.#server.open.drafts, input.callId)
      return logged
    },
    'resident.erase': async (input: ParsedInputOf<'resident.erase'>, commandId: CommandId) => {
      const { open } = this.#server
      if (!open || !this.session) return fail('notSignedIn', 'Sign in first.')
      const file = await open.reader.ask<CaseFile>({
        ask: 'query',
        name: 'case.open',
        input: { personId: input.personId },
        by: this.#by(this.session),
        claimed: [],
      })
      const erased = await this.#command('resident.erase', input, commandId)
      if (!erased.ok) return erased
      const ids = file.ok ? file.value.residents.map((resident) => resident.residentId as string as PersonId) : []
      if (open.drafts) clearPerson(open.drafts, input.personId, ...ids)
      return this.#server
        .inThread<BackedUp>(open, { ask: 'backUp', replace: true })
        .then((made) => (made.ok ? erased : made))
    },
  }

  #command(name: RequestName, input: unknown, commandId: CommandId): Promise<Result<unknown>> {
    const { open } = this.#server
    if (!open || !this.session) return Promise.resolve(fail('notSignedIn', 'Sign in first.'))
    return open.writer.ask({ ask: 'command', name, input, by: this.#by(this.session), commandId })
  }

  #openSlot(staffId: StaffId, name: string): Result<{ oneTimePassphrase: string }> {
    const { open } = this.#server
    if (!open) return fail('notSignedIn', 'Sign in first.')
    const passphrase = oneTimePassphrase()
    const slot = addSlot({ folder: open.folder, key: open.key, staffId, name, passphrase, mustChange: true })
    return slot.ok ? ok({ oneTimePassphrase: passphrase }) : slot
  }

  #playDemo(folder: string, scenario: 'kingston' | 'small', seed: number, jobId: JobId) {
    this.#server.beginJob(jobId, this)
    const worker = this.#server.startWorker(folder, 'long')
    return worker.ask<{ staffId: StaffId; commands: number }>({ ask: 'demo', scenario, seed, jobId }).finally(() => {
      this.#server.endJob(jobId)
      return worker.stop()
    })
  }

  async #openSample(folder: string): Promise<Result<Session>> {
    const view = viewKeyring(folder, theMachine)
    if (!view.ok) return view
    const staffId = view.value.staff[0]?.staffId
    if (staffId === undefined)
      return fail('noStore', 'The sample hub has nobody to sign in as. Delete its folder and try again.')
    const opened = openWithPassphrase({ folder, staffId, passphrase: samplePassphrase, surroundings: theMachine })
    if (!opened.ok) return opened
    return this.#signIn(staffId, await this.#server.openHub(folder, opened.value.key), false)
  }
}

/** The seed of the sample that *try it with sample data* opens. */
const sampleSeed = 2020

function staffNameInKeyring(folder: string, staffId: StaffId): string | null {
  const view = viewKeyring(folder, theMachine)
  return view.ok ? (view.value.staff.find((slot) => slot.staffId === staffId)?.name ?? null) : null
}

/** What a request showed of people, for the access log; null where it showed none. */
function accessOf(name: RequestName, value: unknown): { subject: string | null; count: number } | null {
  switch (name) {
    case 'case.open':
      return { subject: (value as CaseFile).person.personId, count: 1 }
    case 'residents.find':
      return { subject: null, count: (value as { matches: unknown[] }).matches.length }
    case 'residents.page':
    case 'residents.held':
    case 'list.members':
    case 'report.headlineRows':
      return { subject: null, count: (value as { rows: unknown[] }).rows.length }
    case 'referrals.pack':
      return { subject: null, count: (value as MadePacks).files.reduce((sum, file) => sum + file.referrals, 0) }
    case 'import.rejects':
    case 'report.headlineFile':
      return { subject: null, count: 0 }
    default:
      return null
  }
}

function newId<T extends string>(): T {
  return idOf(randomBytes(16)) as T
}
