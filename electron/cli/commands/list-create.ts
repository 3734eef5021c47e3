import { ListId } from '../../../shared/domain/ids.ts'
import { type HubLine, newId } from '../hub-line.ts'

/** Makes a list of everybody who may be called. */
export async function createList(hub: HubLine, name: string): Promise<{ list: ListId; residents: number }> {
  const listId = ListId.parse(newId())
  const { residents } = await hub.ask('list.create', { listId, name, rule: '' })
  return { list: listId, residents }
}
