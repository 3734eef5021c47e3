import type { StaffId } from '../../shared/domain/ids.ts'
import type { StaffRow } from '../../shared/domain/session.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { theMachine } from '../clock.ts'
import { addSlot, oneTimePassphrase, removeSlot, renameSlot, viewKeyring } from '../keyring.ts'
import type { OpenHub } from './host.ts'
import { type OwnRequests, runCommand, signedIn } from './own-request.ts'
import type { Who } from './worker-messages.ts'

/** Staff are events; their passphrases are slots of this machine's keyring (DESIGN §4). */
export const staffRequests = {
  'staff.list': async (_input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session } = here.value
    const who = await open.reader.ask<Who>({ ask: 'who', staffId: session.staffId })
    if (!who.ok) return who
    const view = viewKeyring(open.folder, theMachine)
    const slots = new Set(view.ok ? view.value.staff.map((slot) => slot.staffId) : [])
    return ok(who.value.staff.map((member): StaffRow => ({ ...member, hasSlot: slots.has(member.staffId) })))
  },

  'staff.add': async (input, asked) => {
    const { withSlot, ...staff } = input
    const added = await runCommand<null>('staff.add', staff, asked)
    if (!added.ok) return added
    const here = signedIn(asked)
    if (!here.ok) return here
    return withSlot ? openSlot(here.value.open, input.staffId, input.name) : ok({ oneTimePassphrase: null })
  },

  'staff.openSlot': async (input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open } = here.value
    const who = await open.reader.ask<Who>({ ask: 'who', staffId: input.staffId })
    if (!who.ok) return who
    const member = who.value.staff.find((one) => one.staffId === input.staffId && one.active)
    if (!member) return fail('notFound', 'That member of staff is not here any more. Nothing was changed.')
    return openSlot(open, member.staffId, member.name)
  },

  'staff.change': async (input, asked) => {
    const changed = await runCommand<null>('staff.change', input, asked)
    const { open } = asked.host
    if (changed.ok && open && input.changes.name !== undefined)
      renameSlot(open.folder, input.staffId, input.changes.name)
    return changed
  },

  'staff.remove': async (input, asked) => {
    const removed = await runCommand<null>('staff.remove', input, asked)
    if (removed.ok && asked.host.open) removeSlot(asked.host.open.folder, input.staffId)
    return removed
  },
} satisfies OwnRequests

function openSlot(open: OpenHub, staffId: StaffId, name: string): Result<{ oneTimePassphrase: string }> {
  const passphrase = oneTimePassphrase()
  const slot = addSlot({ folder: open.folder, key: open.key, staffId, name, passphrase, mustChange: true })
  return slot.ok ? ok({ oneTimePassphrase: passphrase }) : slot
}
