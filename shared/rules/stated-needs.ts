import type { NeedCategory } from '../codes/needs.ts'
import type { ResidentValues } from '../domain/resident.ts'

/** A need that somebody stated when they registered. */
export interface StatedNeed {
  readonly category: NeedCategory
  readonly detail: string
}

/**
 * The needs that a registration states. In registrations *yes* to essential supplies or basic care means that they have
 * them, so **no** is the need (DESIGN §5, trap); what is not known is no need.
 */
export function statedNeeds(values: ResidentValues): StatedNeed[] {
  const needs: StatedNeed[] = []
  if (values.essentialSupplies === 'no') {
    const diet = values.dietaryRequirements ? ` Dietary requirements: ${values.dietaryRequirements}.` : ''
    needs.push({ category: 'food', detail: `Registered: no way to get essential supplies.${diet}` })
  }
  if (values.basicCareNeeds === 'no') {
    needs.push({ category: 'other', detail: 'Registered: basic care needs are not met.' })
  }
  if (values.wantsContact === 'yes') {
    needs.push({ category: 'information', detail: 'Registered: asks to be contacted about local support.' })
  }
  return needs
}
