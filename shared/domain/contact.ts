import { z } from 'zod'
import { contactRoles } from '../codes/contacts.ts'
import type { ContactId } from './ids.ts'

/** Somebody whom the hub may speak to about a resident (DESIGN §5). Numbers are kept as they were written. */
export const contactFields = {
  name: z.string().trim().min(1, 'Enter a name.').max(200),
  /** In the resident's own words: "my daughter Anna". */
  relation: z.string().max(200),
  roles: z.array(z.enum(contactRoles)).max(contactRoles.length),
  phones: z.array(z.string().max(60)).max(5),
  /** What they may be told. */
  mayBeTold: z.string().max(1000),
  /** May answer for the person: give consent, say what is needed. */
  mayAnswer: z.boolean(),
  /** Who said that we may speak to them. */
  saidBy: z.string().max(300),
} as const

export type ContactValues = { [K in keyof typeof contactFields]: z.infer<(typeof contactFields)[K]> }

export interface ContactRow extends ContactValues {
  readonly contactId: ContactId
  readonly addedBy: string
}
