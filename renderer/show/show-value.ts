import { showNhsNumber } from '../../shared/domain/nhs-number.ts'
import type { ResidentField } from '../../shared/domain/resident.ts'
import { CalendarDate, showDate } from '../../shared/domain/time.ts'
import { showLanguage } from './show-language.ts'

const words: Record<string, string> = {
  yes: 'Yes',
  no: 'No',
  contradicted: 'Both yes and no',
  female: 'Female',
  male: 'Male',
  other: 'Other',
  allowed: 'May be left',
  notAllowed: 'Must not be left',
  morning: 'mornings',
  afternoon: 'afternoons',
  evening: 'evenings',
  home: 'At home',
  movedAway: 'Moved away',
  inCare: 'In hospital or a care home',
}

const coded: readonly ResidentField[] = [
  'sex',
  'interpreter',
  'livesAlone',
  'preferredTimes',
  'voicemail',
  'largePrint',
  'britishSignLanguage',
  'relayUk',
  'essentialSupplies',
  'basicCareNeeds',
  'carrySupplies',
  'wantsContact',
  'deceased',
  'doNotCall',
  'whereabouts',
]

/** The value of a field, for people: dates, NHS numbers and languages as they are said. Nothing known is a dash. */
export function showValue(field: ResidentField, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.map((part) => showValue(field, part)).join(', ')
  if (typeof value !== 'string') return JSON.stringify(value)
  if (field === 'dateOfBirth') {
    const date = CalendarDate.safeParse(value)
    return date.success ? showDate(date.data) : value
  }
  if (field === 'nhsNumber' && /^\d{10}$/.test(value)) return showNhsNumber(value)
  if (field === 'language') return showLanguage(value)
  return coded.includes(field) ? (words[value] ?? value) : value
}
