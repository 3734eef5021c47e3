import { type CoverageProof, coverageStates } from '../../../shared/domain/list.ts'
import type { HubLine } from '../hub-line.ts'
import { listNamed } from '../list-named.ts'

export type CoverageAnswer = Omit<CoverageProof, 'risks'>

/** Of a list, or of the hub: how many are in each state, which add up, and how many are at risk of being forgotten. */
export async function coverage(hub: HubLine, list: string | undefined): Promise<CoverageAnswer> {
  const listId = list === undefined ? null : listNamed(await hub.ask('list.page', {}), list)
  const { risks: _, atRisk, total, ...states } = await hub.ask('coverage.show', { listId })
  const inOrder = Object.fromEntries(coverageStates.map((state) => [state, states[state]])) as typeof states
  return { total, ...inOrder, atRisk }
}
