import type { PersonId } from '../../../shared/domain/ids.ts'
import type { HubLine } from '../hub-line.ts'
import { Refused } from '../refused.ts'

/** As many as the window shows while somebody types. */
const most = 10

/** Who may be meant by part of a number, a name as heard, a postcode, a date of birth, an NHS or a case number. */
export async function find(hub: HubLine, text: string): Promise<{ matches: { resident: PersonId; why: string }[] }> {
  if (text.length > 200) throw new Refused('That is too long to search for: give at most 200 letters.')
  const { matches } = await hub.ask('residents.find', { text, limit: most })
  return { matches: matches.map(({ personId, why }) => ({ resident: personId, why })) }
}
