import type { NeedCategory } from '../../shared/codes/needs.ts'
import type { DemoPerson } from './borough.ts'
import type { Chance } from './chance.ts'

/** Which of the task force's sixteen organisations a need would be passed to. */
export function partnerFor(dice: Chance, category: NeedCategory, person: DemoPerson): string {
  if (person.community === 'korean' && person.language && dice.odds(0.7)) return 'Korean British Cultural Exchange'
  if (person.community === 'tamil' && person.language && dice.odds(0.7)) return 'Kingston Institute of Tamil Culture'
  if (person.age < 20) return 'Achieving for Children'
  return dice.weighted(routes[category])
}

const routes: Readonly<Record<NeedCategory, readonly (readonly [string, number])[]>> = {
  food: [
    ['Kingston Foodbank', 46],
    ['Kingston Council', 26],
    ['Kingston Churches Against Homelessness', 12],
    ['Kingston Voluntary Action', 12],
    ['Kingston Charitable Foundation', 4],
  ],
  medicine: [
    ['Kingston Voluntary Action', 62],
    ['SW London CCG', 24],
    ['Kingston Council', 14],
  ],
  befriending: [
    ['Kingston Voluntary Action', 46],
    ['Community Brain', 20],
    ['Creative Youth', 16],
    ['Kingston Churches Against Homelessness', 8],
    ['Groundwork London', 10],
  ],
  emotionalWellbeing: [
    ['SW London CCG', 52],
    ['Community Brain', 26],
    ['Creative Youth', 12],
    ['Achieving for Children', 10],
  ],
  healthAdvice: [
    ['SW London CCG', 60],
    ['Healthwatch Kingston', 40],
  ],
  financial: [
    ['Citizens Advice Kingston', 72],
    ['Kingston Charitable Foundation', 20],
    ['Kingston Race and Equalities Council', 8],
  ],
  information: [
    ['Healthwatch Kingston', 30],
    ['Kingston Council', 24],
    ['Kingston Race and Equalities Council', 20],
    ['Citizens Advice Kingston', 14],
    ['Kingston Environment Forum', 12],
  ],
  other: [
    ['Groundwork London', 40],
    ['Kingston Environment Forum', 22],
    ['Kingston Council', 22],
    ['Achieving for Children', 16],
  ],
}
