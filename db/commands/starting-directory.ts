import type { NeedCategory } from '../../shared/codes/needs.ts'

/**
 * The task force's sixteen organisations (council, NHS, charities, churches, community associations), with the needs
 * that each is first thought of for. A hub edits the directory as it learns.
 */
export const startingDirectory: readonly { readonly name: string; readonly takes: readonly NeedCategory[] }[] = [
  { name: 'Achieving for Children', takes: ['emotionalWellbeing', 'information', 'other'] },
  { name: 'Kingston Council', takes: ['food', 'financial', 'information', 'other'] },
  { name: 'Citizens Advice Kingston', takes: ['financial', 'information'] },
  { name: 'Community Brain', takes: ['befriending', 'emotionalWellbeing'] },
  { name: 'Creative Youth', takes: ['emotionalWellbeing', 'other'] },
  { name: 'Groundwork London', takes: ['financial', 'other'] },
  { name: 'Healthwatch Kingston', takes: ['healthAdvice', 'information'] },
  { name: 'Kingston Charitable Foundation', takes: ['financial', 'other'] },
  { name: 'Kingston Churches Against Homelessness', takes: ['food', 'other'] },
  { name: 'Kingston Environment Forum', takes: ['information', 'other'] },
  { name: 'Kingston Foodbank', takes: ['food'] },
  { name: 'Kingston Institute of Tamil Culture', takes: ['befriending', 'information', 'food'] },
  { name: 'Kingston Race and Equalities Council', takes: ['information', 'emotionalWellbeing'] },
  { name: 'Kingston Voluntary Action', takes: ['befriending', 'medicine', 'information', 'food'] },
  { name: 'Korean British Cultural Exchange', takes: ['befriending', 'information'] },
  { name: 'SW London CCG', takes: ['medicine', 'healthAdvice'] },
]
