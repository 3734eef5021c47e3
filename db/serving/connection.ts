import type { z } from 'zod'
import { api, type Broadcast, type ParsedInputOf, RequestEnvelope, type RequestName } from '../../shared/api.ts'
import type { CommandId, FileId, JobId } from '../../shared/domain/ids.ts'
import { mayActAs } from '../../shared/domain/staff.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { releaseClaimsOf } from '../drafts.ts'
import type { MadePacks } from '../jobs/pack-referrals.ts'
import { accessOf } from './access-of.ts'
import { FilesInFlight } from './files-in-flight.ts'
import type { Host, Line, OpenHub, SignedIn } from './host.ts'
import type { Connection } from './hub-server.ts'
import { newId } from './new-id.ts'
import { askedBy, inOtherHands, type OwnRequest } from './own-request.ts'
import { ownRequests } from './own-requests.ts'
import type { MadeFile, ToWorker } from './worker-messages.ts'

/** One window's or command line's connection: its session, its files, its requests. */
export class HubConnection implements Connection, Line {
  readonly #host: Host
  readonly #listener: (message: Broadcast) => void
  readonly files: FilesInFlight
  session: SignedIn | null = null

  constructor(host: Host, listener: (message: Broadcast) => void) {
    this.#host = host
    this.#listener = listener
    this.files = new FilesInFlight(() => host.folder)
  }

  hear(message: Broadcast): void {
    this.#listener(message)
  }

  endSession(): void {
    const drafts = this.#host.open?.drafts
    if (this.session && drafts) releaseClaimsOf(drafts, this.session.staffId)
    this.session = null
    this.files.clear()
  }

  close(): void {
    this.endSession()
    this.#host.forget(this)
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
    if (!session || !this.#host.open) return fail('notSignedIn', 'Sign in first.')
    if (session.mustChange && !name.startsWith('session.')) {
      return fail('notAllowed', 'Choose a new passphrase first: yours was made to be used once.')
    }
    if (may === 'signedIn' || mayActAs(session.role, may)) return null
    return fail('notAllowed', 'This is for a supervisor or an administrator. Nothing was changed.')
  }

  async #carryOut(name: RequestName, input: unknown, commandId: CommandId, jobId: JobId): Promise<Result<unknown>> {
    const own = (ownRequests as Readonly<Record<string, OwnRequest<never> | undefined>>)[name]
    if (own) {
      const result = await own(input as never, { host: this.#host, line: this, commandId, jobId })
      if (result.ok && this.#host.open) this.#noteAccess(this.#host.open, name, result.value)
      return result
    }
    const open = this.#host.open
    const { session } = this
    if (!open || !session) return fail('notSignedIn', 'Sign in first.')
    switch (api[name].kind) {
      case 'query':
        return this.#query(open, name, input)
      case 'command':
        return open.writer.ask({ ask: 'command', name, input, by: askedBy(session), commandId })
      case 'job':
        return this.#job(open, name, input, commandId, jobId)
    }
  }

  async #query(open: OpenHub, name: RequestName, input: unknown): Promise<Result<unknown>> {
    const { session } = this
    if (!session) return fail('notSignedIn', 'Sign in first.')
    const result = await open.reader.ask<unknown>({
      ask: 'query',
      name,
      input,
      by: askedBy(session),
      claimed: inOtherHands(open, session),
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
    const file = name === 'import.preview' ? this.files.whole((input as ParsedInputOf<'import.preview'>).fileId) : null
    if (file && !file.ok) return file
    const cancelled = this.#host.beginJob(jobId, this)
    const message: ToWorker = {
      ask: 'job',
      name,
      input,
      by: askedBy(session),
      commandId,
      jobId,
      cancelled,
      path: file?.value.path ?? null,
      fileName: file?.value.name ?? null,
    }
    const writes = name === 'import.apply' || name === 'import.undo' || name === 'referrals.pack'
    try {
      const result = writes
        ? await open.writer.ask<unknown>(message)
        : await this.#host.inThread<unknown>(open, message)
      if (!result.ok) return result
      this.#noteAccess(open, name, result.value)
      if (name === 'referrals.pack') return ok(this.#offerPacks(result.value as MadePacks))
      const isFile = name === 'report.headlineFile' || name === 'import.rejects'
      return isFile ? ok(this.files.offer(newId<FileId>(), result.value as MadeFile)) : result
    } finally {
      this.#host.endJob(jobId)
      if (name === 'import.preview') this.files.drop((input as ParsedInputOf<'import.preview'>).fileId)
    }
  }

  #offerPacks(packs: MadePacks) {
    return {
      ...packs,
      files: packs.files.map(({ file, ...rest }) => ({ ...rest, file: this.files.offer(newId<FileId>(), file) })),
    }
  }
}
