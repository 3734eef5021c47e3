import { StaffId } from '../../../shared/domain/ids.ts'
import { type HubLine, newId } from '../hub-line.ts'
import { listNamed } from '../list-named.ts'
import { staffNamed } from '../staff-named.ts'

/** What a handler who is only named works, until somebody says otherwise. */
export const usualHours = 37

/**
 * Shares a list, given by name or id, among handlers, given so too. A handler that nobody knows is added without a
 * passphrase on this computer, and `say` is told.
 */
export async function shareList(
  hub: HubLine,
  list: string,
  handlers: readonly string[],
  say: (sentence: string) => void,
): Promise<{ shares: { handler: string; residents: number }[] }> {
  const listId = listNamed(await hub.ask('list.page', {}), list)
  const staff = await hub.ask('staff.list', {})
  const chosen: StaffId[] = []
  for (const wanted of handlers) {
    chosen.push(staffNamed(staff, wanted) ?? (await addHandler(hub, wanted, say)))
  }
  const { shares } = await hub.ask('list.share', { listId, handlers: [...new Set(chosen)] })
  return { shares: shares.map(({ name, residents }) => ({ handler: name, residents })) }
}

async function addHandler(hub: HubLine, name: string, say: (sentence: string) => void): Promise<StaffId> {
  const staffId = StaffId.parse(newId())
  const values = { name, role: 'handler', languages: [], hours: usualHours } as const
  await hub.ask('staff.add', { staffId, ...values, languages: [], withSlot: false })
  say(`${name} was not known and was added as a call handler, who cannot sign in on this computer yet.`)
  return staffId
}
