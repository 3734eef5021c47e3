import {
  type ResidentValues,
  residentFieldLabels,
  residentFieldNames,
  residentFields,
} from '../../../shared/domain/resident.ts'

/**
 * Why values cannot be kept as they are: one of them is longer than a resident's file holds. Null where all fit. The
 * limits are those of the events (shared/domain/resident.ts); a row is refused rather than cut.
 */
export function tooLong(values: ResidentValues): string | null {
  for (const field of residentFieldNames) {
    const value = values[field]
    // Nearly every value is a short text: those need not be put to the schema.
    if (value === undefined || value === null || (typeof value === 'string' && value.length <= 10)) continue
    if (residentFields[field].safeParse(value).success) continue
    return `${residentFieldLabels[field]} is longer than can be kept.`
  }
  return null
}
