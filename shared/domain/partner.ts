import { z } from 'zod'
import { needCategoryCodes } from '../codes/needs.ts'

export const receivingWays = ['zip', 'fileShare', 'telephone'] as const

/** What the directory says of a partner organisation: partners are equals, and get what they need and no more. */
export const partnerFields = {
  name: z.string().trim().min(1).max(200),
  takes: z.array(z.enum(needCategoryCodes)),
  area: z.string().max(300),
  hours: z.string().max(300),
  languages: z.array(z.string().max(10)).max(50),
  contactName: z.string().max(200),
  telephone: z.string().max(60),
  email: z.string().max(320),
  receives: z.enum(receivingWays),
  /** The passphrase agreed with the partner for its zip; empty until one is set. */
  zipPassphrase: z.string().max(200),
  notes: z.string().max(2000),
} as const

export type PartnerValues = { [K in keyof typeof partnerFields]: z.infer<(typeof partnerFields)[K]> }
