import type { OutputOf, ParsedInputOf, RequestName } from '../../shared/api.ts'
import type { CommandId, JobId, PersonId } from '../../shared/domain/ids.ts'
import { mayActAs } from '../../shared/domain/staff.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { claims } from '../drafts.ts'
import type { Host, Line, OpenHub, SignedIn } from './host.ts'
import type { AskedBy } from './worker-messages.ts'

/** What a request is asked with. */
export interface Asked {
  readonly host: Host
  readonly line: Line
  readonly commandId: CommandId
  readonly jobId: JobId
}

/** Answers a request that needs more than the store: the keyring, the drafts, files on their way. */
export type OwnRequest<N extends RequestName> = (
  input: ParsedInputOf<N>,
  asked: Asked,
) => Promise<Result<OutputOf<N>>> | Result<OutputOf<N>>

export type OwnRequests = { readonly [N in RequestName]?: OwnRequest<N> }

/** The open hub and who asks; a refusal where nobody is signed in. */
export function signedIn({ host, line }: Asked): Result<{ open: OpenHub; session: SignedIn; by: AskedBy }> {
  const { open } = host
  const { session } = line
  if (!open || !session) return fail('notSignedIn', 'Sign in first.')
  return ok({ open, session, by: askedBy(session) })
}

export function askedBy(session: SignedIn): AskedBy {
  return { staffId: session.staffId, isSupervisor: mayActAs(session.role, 'supervisor') }
}

/** Persons whom somebody else on this machine has in hand now. */
export function inOtherHands(open: OpenHub, session: SignedIn): PersonId[] {
  const taken = open.drafts ? claims(open.drafts) : []
  return taken.filter((one) => one.staffId !== session.staffId).map((one) => one.personId)
}

/** Refuses what would write, in the sentence in which the hub was opened for reading only. */
export function readOnly(open: OpenHub): Result<never> {
  return fail('storeReadOnly', open.opened.readOnly ?? 'The hub is open for reading only.')
}

/** Carries a command to the writer. */
export async function runCommand<T>(name: RequestName, input: unknown, asked: Asked): Promise<Result<T>> {
  const here = signedIn(asked)
  if (!here.ok) return here
  const { open, by } = here.value
  return open.writer.ask<T>({ ask: 'command', name, input, by, commandId: asked.commandId })
}
