import type { Scenario } from './scenarios.ts'
import { sampleAdministrator, type TeamMember, team } from './team.ts'

/** Who works at the hub of a scenario: its administrator first, who also rings a few people, then the team. */
export function crewOf({ handlers }: Scenario): TeamMember[] {
  const some = (does: TeamMember['does'], count: number) =>
    team.filter((member) => member.does === does).slice(0, count)
  return [
    { name: sampleAdministrator, role: 'administrator', languages: ['en'], hours: 8, does: 'runs' },
    ...team.filter(({ does }) => does === 'runs'),
    ...some('outbound', handlers.outbound),
    ...some('inbound', handlers.inbound),
  ]
}
