import type { StaffId } from '../../shared/domain/ids.ts'
import { fail, ok } from '../../shared/result.ts'
import { theMachine } from '../clock.ts'
import { addSlot, changePassphrase, openWithPassphrase, openWithRecovery, viewKeyring } from '../keyring.ts'
import { type OwnRequests, signedIn } from './own-request.ts'
import { sessionView, signIn } from './sign-in.ts'

/** Signing in and out, and passphrases. */
export const sessionRequests = {
  'session.current': (_input, asked) => ok(sessionView(asked)),

  'session.signIn': async (input, asked) => {
    const { folder } = asked.host
    const opened = openWithPassphrase({ ...input, folder, surroundings: theMachine })
    if (!opened.ok) return opened
    const { key, mustChange } = opened.value
    return signIn(asked, input.staffId, await asked.host.openHub(folder, key), mustChange)
  },

  'session.recover': async (input, asked) => {
    const { folder } = asked.host
    const opened = openWithRecovery(folder, input.recoveryKey)
    if (!opened.ok) return opened
    const { key } = opened.value
    const name = nameInKeyring(folder, input.staffId)
    if (name === null) return fail('notFound', 'Choose who you are first.', 'staffId')
    const passphrase = input.newPassphrase
    const slot = addSlot({ folder, key, staffId: input.staffId, name, passphrase, mustChange: false })
    if (!slot.ok) return slot
    return signIn(asked, input.staffId, await asked.host.openHub(folder, key), false)
  },

  'session.lock': async (_input, { host, line }) => {
    line.endSession()
    await host.lock()
    return ok(null)
  },

  'session.changePassphrase': (input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session } = here.value
    const { staffId } = session
    const changed = changePassphrase({ ...input, folder: open.folder, staffId, surroundings: theMachine })
    if (changed.ok) session.mustChange = false
    return changed
  },
} satisfies OwnRequests

function nameInKeyring(folder: string, staffId: StaffId): string | null {
  const view = viewKeyring(folder, theMachine)
  return view.ok ? (view.value.staff.find((slot) => slot.staffId === staffId)?.name ?? null) : null
}
