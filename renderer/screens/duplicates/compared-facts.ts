import { sources } from '../../../shared/codes/sources.ts'
import type { DuplicateSide } from '../../../shared/domain/identity.ts'
import { phoneDigits, showPhone } from '../../../shared/domain/phone.ts'
import {
  holdReasonLabels,
  type ResidentField,
  type ResidentValues,
  residentFieldLabels,
} from '../../../shared/domain/resident.ts'
import { i18next } from '../../i18n/i18n.ts'
import { showMoment } from '../../show/show-moment.ts'
import { showValue } from '../../show/show-value.ts'

/** One fact of two people. */
export interface ComparedFact {
  readonly label: string
  readonly a: string
  readonly b: string
  /** Both are known, and are not the same: what is not known does not differ. */
  readonly differs: boolean
}

const always = ['givenName', 'familyName', 'dateOfBirth', 'nhsNumber', 'address', 'postcode'] as const
const ifKnown = [
  'middleName',
  'nativeName',
  'sex',
  'email',
  'language',
  'gpPractice',
  'livesAlone',
  'accessNeeds',
] as const

/** What is known of two people, fact by fact; a fact that neither has is left out, save those that tell people apart. */
export function comparedFacts(a: DuplicateSide, b: DuplicateSide): readonly ComparedFact[] {
  const known = ifKnown.filter((field) => isKnown(a.values[field]) || isKnown(b.values[field]))
  const isOne = a.person.personId === b.person.personId
  return [
    ...always.map((field) => factOf(field, a.values, b.values)),
    numbers(a.values, b.values),
    ...known.map((field) => factOf(field, a.values, b.values)),
    ...(isOne ? [] : ofPersons(a, b)),
  ]
}

function factOf(field: ResidentField, a: ResidentValues, b: ResidentValues): ComparedFact {
  const differs = isKnown(a[field]) && isKnown(b[field]) && plain(a[field]) !== plain(b[field])
  return {
    label: residentFieldLabels[field],
    a: showValue(field, a[field]),
    b: showValue(field, b[field]),
    differs,
  }
}

/** Numbers differ where they have none in common. */
function numbers(a: ResidentValues, b: ResidentValues): ComparedFact {
  const [first, second] = [digitsOf(a), digitsOf(b)]
  return {
    label: i18next.t('duplicates:facts.phones'),
    a: first.map(showPhone).join(', ') || '–',
    b: second.map(showPhone).join(', ') || '–',
    differs: first.length > 0 && second.length > 0 && !first.some((digits) => second.includes(digits)),
  }
}

/** What is known of them here: it tells which file has the history, and is never a difference between two people. */
function ofPersons({ person: a }: DuplicateSide, { person: b }: DuplicateSide): readonly ComparedFact[] {
  const t = i18next.t
  const line = (label: string, first: string, second: string) => ({ label, a: first, b: second, differs: false })
  const from = (person: DuplicateSide['person']) => person.sources.map((source) => sources[source].label).join(', ')
  const spoken = (at: DuplicateSide['person']['lastContactAt']) => (at ? showMoment(at) : t('duplicates:never'))
  const held = (hold: DuplicateSide['person']['hold']) => (hold ? holdReasonLabels[hold] : t('duplicates:notHeld'))
  return [
    line(t('duplicates:facts.sources'), from(a), from(b)),
    line(t('duplicates:facts.calls'), String(a.attempts), String(b.attempts)),
    line(t('duplicates:facts.lastContactAt'), spoken(a.lastContactAt), spoken(b.lastContactAt)),
    line(t('duplicates:facts.openNeeds'), String(a.openNeeds), String(b.openNeeds)),
    line(t('duplicates:facts.hold'), held(a.hold), held(b.hold)),
  ]
}

function digitsOf(values: ResidentValues): readonly string[] {
  const written = [values.telephone, values.mobile, values.landline, ...(values.otherPhones ?? [])]
  return [...new Set(written.flatMap((one) => (one ? (phoneDigits(one) ?? one) : [])))]
}

function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Without what is written now so, now otherwise: case, spaces, stops. */
function plain(value: unknown): string {
  return JSON.stringify(value)
    .toLowerCase()
    .replace(/[\s.,'’"-]/g, '')
}
