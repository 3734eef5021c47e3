import { z } from 'zod'
import { CalendarDate } from './time.ts'

const text = (max: number) => z.string().max(max).nullable()
const yesNo = z.enum(['yes', 'no']).nullable()

/**
 * What a source's rows say of death: a source that says both is itself a contradiction, and holds (DESIGN §5).
 */
export const DeceasedStatement = z.enum(['yes', 'no', 'contradicted'])
export type DeceasedStatement = z.infer<typeof DeceasedStatement>

/**
 * Every fact of a resident that a source, a call or a supervisor may state, with its form. Absent or null is "not
 * known". Phone numbers are kept as they were written; their digits are worked out where they are compared.
 */
export const residentFields = {
  nhsNumber: text(40),
  givenName: text(200),
  middleName: text(200),
  familyName: text(200),
  /** The name in the script it is written in at home. */
  nativeName: text(200),
  dateOfBirth: CalendarDate.nullable(),
  sex: z.enum(['female', 'male', 'other']).nullable(),
  /** Lines of the address, without the postcode. */
  address: z.array(z.string().max(300)).max(8).nullable(),
  postcode: text(20),
  uprn: text(20),
  ward: text(100),
  telephone: text(60),
  mobile: text(60),
  landline: text(60),
  otherPhones: z.array(z.string().max(60)).max(10).nullable(),
  email: text(320),
  gpPractice: text(200),
  gpPracticeCode: text(20),
  localAuthority: text(100),
  clinicalFlags: z.array(z.string().max(60)).max(40).nullable(),
  /** ISO 639 code. */
  language: text(10),
  interpreter: yesNo,
  ethnicity: text(100),
  disability: text(300),
  livesAlone: yesNo,
  /** What a person must know before speaking or visiting: hearing loss, memory, steps. */
  accessNeeds: text(500),
  preferredTimes: z.array(z.enum(['morning', 'afternoon', 'evening'])).nullable(),
  preferredNumber: text(60),
  safeToSpeak: text(300),
  voicemail: z.enum(['allowed', 'notAllowed']).nullable(),
  largePrint: yesNo,
  britishSignLanguage: yesNo,
  relayUk: yesNo,
  /** From registrations. "yes" means that they HAVE supplies; "no" is the need (DESIGN §5). */
  essentialSupplies: yesNo,
  basicCareNeeds: yesNo,
  carrySupplies: yesNo,
  dietaryRequirements: text(500),
  wantsContact: yesNo,
  /** Whether the source holds them dead. Never settled by time: it holds while any current writing says so. */
  deceased: DeceasedStatement.nullable(),
  doNotCall: yesNo,
  whereabouts: z.enum(['home', 'movedAway', 'inCare']).nullable(),
} as const

export type ResidentField = keyof typeof residentFields
export const residentFieldNames = Object.keys(residentFields) as ResidentField[]

/** The values of a resident's fields, those that are known. */
export const ResidentValues = z.strictObject(residentFields).partial()
export type ResidentValues = z.infer<typeof ResidentValues>

/** Fields that hold a person from calls; no two statements about them are settled by time. */
export const holdFields = ['deceased', 'doNotCall'] as const satisfies readonly ResidentField[]

export const residentFieldLabels: Record<ResidentField, string> = {
  nhsNumber: 'NHS number',
  givenName: 'First name',
  middleName: 'Middle name',
  familyName: 'Last name',
  nativeName: 'Name in own script',
  dateOfBirth: 'Date of birth',
  sex: 'Sex',
  address: 'Address',
  postcode: 'Postcode',
  uprn: 'Property number (UPRN)',
  ward: 'Ward',
  telephone: 'Telephone',
  mobile: 'Mobile',
  landline: 'Landline',
  otherPhones: 'Other numbers',
  email: 'Email',
  gpPractice: 'GP practice',
  gpPracticeCode: 'GP practice code',
  localAuthority: 'Local authority',
  clinicalFlags: 'Clinical reasons',
  language: 'Language',
  interpreter: 'Needs an interpreter',
  ethnicity: 'Ethnicity',
  disability: 'Disability',
  livesAlone: 'Lives alone',
  accessNeeds: 'To know before speaking',
  preferredTimes: 'Preferred times',
  preferredNumber: 'Preferred number',
  safeToSpeak: 'Safe to speak',
  voicemail: 'Voicemail',
  largePrint: 'Large print',
  britishSignLanguage: 'British Sign Language',
  relayUk: 'Relay UK',
  essentialSupplies: 'Has essential supplies',
  basicCareNeeds: 'Has basic care needs met',
  carrySupplies: 'Can carry supplies',
  dietaryRequirements: 'Dietary requirements',
  wantsContact: 'Wants to be contacted',
  deceased: 'Deceased',
  doNotCall: 'Do not call',
  whereabouts: 'Where they are',
}

/** Why a person is held from calls: the first that holds is shown. */
export type HoldReason = 'deceased' | 'contradicted' | 'doNotCall' | 'unreadEvent'
export const holdReasonLabels: Record<HoldReason, string> = {
  deceased: 'Recorded as deceased',
  contradicted: 'Sources contradict each other about a death',
  doNotCall: 'Asked not to be called',
  unreadEvent: 'A newer version has recorded something about this person',
}
