import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { DemoPerson } from './borough.ts'
import type { Chance } from './chance.ts'

/** What a resident tells of themselves when they are first spoken to, where the list does not say it. */
export function toldValues(dice: Chance, person: DemoPerson, isLast: boolean): ResidentValues {
  const language = person.language
    ? { language: person.language, interpreter: person.interpreter ? ('yes' as const) : ('no' as const) }
    : {}
  if (!isLast) return language
  return {
    ...language,
    ward: person.ward,
    ...(person.nativeName && dice.odds(0.85) ? { nativeName: person.nativeName } : {}),
    ...(person.accessNeeds ? { accessNeeds: person.accessNeeds } : {}),
    ...(person.livesAlone ? { livesAlone: 'yes' as const } : {}),
    ...(dice.odds(0.12) ? { preferredTimes: [dice.pick(['morning', 'afternoon', 'evening'] as const)] } : {}),
    ...(dice.odds(0.25) ? { ethnicity: person.ethnicity } : {}),
  }
}
