import type { ListId } from '../../shared/domain/ids.ts'
import type { ListRow } from '../../shared/domain/list.ts'
import { Refused } from './refused.ts'

/** The open list of that name, or any list of that id. Throws `Refused` where there is none, or more than one. */
export function listNamed(lists: readonly ListRow[], wanted: string): ListId {
  const found = lists.filter((one) => one.listId === wanted || (!one.closed && sameName(one.name, wanted)))
  const [one, another] = found
  if (one === undefined) throw new Refused(`There is no open list called ${wanted}.`)
  if (another !== undefined) throw new Refused(`Two lists are called ${wanted}: give the id of the one you mean.`)
  return one.listId
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
