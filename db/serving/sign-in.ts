import type { StaffId } from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { removeSlot } from '../keyring.ts'
import type { OpenHub } from './host.ts'
import type { Asked } from './own-request.ts'
import type { Who } from './worker-messages.ts'

/** Begins a session on an open hub. Somebody who is no longer on the staff is refused, and their slot goes. */
export async function signIn(
  { host, line }: Asked,
  staffId: StaffId,
  opened: Result<OpenHub>,
  mustChange: boolean,
): Promise<Result<Session>> {
  if (!opened.ok) return opened
  const open = opened.value
  const asked = await open.reader.ask<Who>({ ask: 'who', staffId })
  const member = asked.ok ? asked.value.staff.find((one) => one.staffId === staffId) : undefined
  if (!asked.ok || asked.value.role === null || !member) {
    if (asked.ok) removeSlot(open.folder, staffId)
    await host.lock()
    return asked.ok ? fail('notAllowed', 'You are no longer on the staff of this hub. Ask an administrator.') : asked
  }
  const { role, lockAfterMinutes } = asked.value
  line.session = { staffId, role, name: member.name, mustChange, lockAfterMinutes }
  const session = sessionView({ host, line })
  return session ? ok(session) : fail('notSignedIn', 'Sign in again.')
}

/** Who is signed in on a connection, as the window sees it; null where nobody is. */
export function sessionView({ host, line }: Pick<Asked, 'host' | 'line'>): Session | null {
  const { open } = host
  const { session } = line
  if (!open || !session) return null
  const status = host.status()
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
