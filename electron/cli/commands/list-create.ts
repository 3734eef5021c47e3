import { ListId } from '../../../shared/domain/ids.ts'
import { type HubLine, newId } from '../hub-line.ts'

/** Makes a list of everybody who may be called, or of those of them who fit a rule (shared/rules/list-rule.ts). */
export async function createList(
  hub: HubLine,
  name: string,
  rule: string,
): Promise<{ list: ListId; residents: number }> {
  const listId = ListId.parse(newId())
  const { residents } = await hub.ask('list.create', { listId, name, rule })
  return { list: listId, residents }
}
