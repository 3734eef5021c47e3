import type { CallLogged } from '../../shared/domain/call.ts'
import type { CaseFile } from '../../shared/domain/case-file.ts'
import type { PersonId } from '../../shared/domain/ids.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { claim, clearPerson, deleteDraft, draftOf, saveDraft } from '../drafts.ts'
import type { OpenHub } from './host.ts'
import { type OwnRequests, readOnly, runCommand, signedIn } from './own-request.ts'
import type { AskedBy, BackedUp } from './worker-messages.ts'

/** Calls in hand: their drafts and claims, which are this machine's only (DESIGN §2). */
export const callRequests = {
  'call.begin': async ({ draft }, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session, by } = here.value
    if (!open.drafts) return readOnly(open)
    if (draft.direction === 'outbound') {
      const file = await openCase(open, draft.personId, by)
      if (!file.ok) return file
      if (file.value.hold !== null) return fail('held', 'This person must not be called. A supervisor can see why.')
      const taken = claim(open.drafts, { personId: draft.personId, callId: draft.callId, staffId: session.staffId })
      if (!taken.ok) return taken
    }
    const saved = saveDraft(open.drafts, session.staffId, draft)
    return saved.ok ? ok(null) : saved
  },

  'call.saveDraft': (input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session } = here.value
    return open.drafts ? saveDraft(open.drafts, session.staffId, input.draft) : readOnly(open)
  },

  'call.draft': (_input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session } = here.value
    const draft = open.drafts ? draftOf(open.drafts, session.staffId) : null
    // Back at the call: in hand again, unless somebody else has taken them meanwhile; the words are kept in any case.
    if (draft?.direction === 'outbound' && open.drafts) claim(open.drafts, { ...draft, staffId: session.staffId })
    return ok(draft)
  },

  'call.release': (input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { drafts } = here.value.open
    return drafts ? deleteDraft(drafts, input.callId) : ok(null)
  },

  'call.log': async (input, asked) => {
    const logged = await runCommand<CallLogged>('call.log', input, asked)
    // A refusal has kept the words in the log: the draft has done its work in both cases.
    const isKept = logged.ok || logged.error.code === 'held'
    const drafts = asked.host.open?.drafts
    if (isKept && drafts) deleteDraft(drafts, input.callId)
    return logged
  },

  'resident.erase': async (input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, by } = here.value
    const file = await openCase(open, input.personId, by)
    const erased = await runCommand<null>('resident.erase', input, asked)
    if (!erased.ok) return erased
    const ids = file.ok ? file.value.residents.map((resident) => resident.residentId as string as PersonId) : []
    if (open.drafts) clearPerson(open.drafts, input.personId, ...ids)
    // Where the disk has no room for a fresh backup this is remembered, and the next one takes the old ones' place.
    await asked.host.inThread<BackedUp>(open, { ask: 'backUp', replace: true })
    return erased
  },
} satisfies OwnRequests

function openCase(open: OpenHub, personId: PersonId, by: AskedBy): Promise<Result<CaseFile>> {
  return open.reader.ask<CaseFile>({ ask: 'query', name: 'case.open', input: { personId }, by, claimed: [] })
}
