import { existsSync } from 'node:fs'
import type { Broadcast, ParsedInputOf } from '../../shared/api.ts'
import type { JobId, StaffId } from '../../shared/domain/ids.ts'
import type { StoreStatus } from '../../shared/domain/session.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { isBackupDue, listBackups } from '../backup.ts'
import { theMachine } from '../clock.ts'
import { closeDrafts, openDrafts, releaseClaimsOf } from '../drafts.ts'
import { type DatabaseKey, forgetKey, removeSlot, viewKeyring } from '../keyring.ts'
import { storePaths } from '../store-paths.ts'
import { HubConnection } from './connection.ts'
import type { Host, Line, OpenHub } from './host.ts'
import type { Connection, HubServer, HubServerOptions } from './hub-server.ts'
import { startWorker, type WorkerLine } from './worker-line.ts'
import type { BackedUp, FromWorker, Opened, OpenedNew, ToWorker, Who, WorkerRole } from './worker-messages.ts'

/** How often it is asked whether a backup is due. */
const backupCheck = 60_000

interface RunningJob {
  readonly flag: SharedArrayBuffer
  readonly connection: Line
}

/**
 * The store's process, as its router's thread sees it: the worker threads, who is connected, what is open. The hub is open
 * while anybody is signed in, and its key is forgotten when nobody is.
 */
export class HubHost implements HubServer, Host {
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
    const line = new HubConnection(this, listener)
    this.#lines.add(line)
    return line
  }

  async close(): Promise<void> {
    for (const line of this.#lines) line.endSession()
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
    const hear = (message: Exclude<FromWorker, { id: number }>) => this.#hear(message)
    const died = () => void this.#afterDeath(line)
    const line = startWorker(this.#options.workerEntry, { role, folder }, hear, died)
    return line
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
    // Nobody is signed in yet, so nobody has anybody in hand, whatever a crash left.
    if (drafts?.ok) releaseClaimsOf(drafts.value, null)
    this.#open = { folder, key, writer, reader, drafts: drafts?.ok ? drafts.value : null, opened }
    this.#backups = setInterval(() => void this.#backUpWhenDue(), backupCheck)
    this.#backups.unref()
    return ok(this.#open)
  }

  /** A thread of the open hub failed: everybody signs in again, on a hub that is opened anew. */
  async #afterDeath(dead: WorkerLine): Promise<void> {
    if (dead !== this.#open?.writer && dead !== this.#open?.reader) return
    for (const line of this.#lines) line.endSession()
    await this.lock()
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
        line.endSession()
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
