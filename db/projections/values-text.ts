import { type ResidentField, type ResidentValues, residentFieldNames } from '../../shared/domain/resident.ts'

/**
 * What is known of a resident as the one text that says it: fields in order of their names, those not known left out. Two
 * registrations say the same where their texts are equal.
 */
export function valuesText(values: ResidentValues): string {
  const given: Partial<Record<ResidentField, unknown>> = values
  const known: Partial<Record<ResidentField, unknown>> = {}
  for (const field of inOrder) {
    const value = given[field]
    if (value !== null && value !== undefined) known[field] = value
  }
  return JSON.stringify(known)
}

const inOrder = [...residentFieldNames].sort()
