import type { Role } from '../../shared/domain/staff.ts'

/** Somebody who works at the sample hub. */
export interface TeamMember {
  readonly name: string
  readonly role: Role
  /** ISO 639 codes. */
  readonly languages: readonly string[]
  /** Hours a week. */
  readonly hours: number
  /** What they do all day: ring out, take incoming calls, or run the hub. */
  readonly does: 'outbound' | 'inbound' | 'runs'
}

/**
 * The sample's administrator, who is made when the hub is set up; the play gives them calls of their own, so that there
 * is work on their first screen.
 */
export const sampleAdministrator = 'Sam Sample'

/** The staff of the sample hub, after its administrator: three supervisors, sixteen who ring out, four who take calls. */
export const team: readonly TeamMember[] = [
  { name: 'Priya Desai', role: 'supervisor', languages: ['en', 'gu', 'hi'], hours: 37, does: 'runs' },
  { name: 'Martin Hollis', role: 'supervisor', languages: ['en'], hours: 37, does: 'runs' },
  { name: 'Oonagh Brady', role: 'supervisor', languages: ['en', 'ga'], hours: 30, does: 'runs' },
  { name: 'Aisha Rahman', role: 'handler', languages: ['en', 'ur'], hours: 35, does: 'outbound' },
  { name: 'Kavitha Selvan', role: 'handler', languages: ['en', 'ta'], hours: 35, does: 'outbound' },
  { name: 'Hyun-woo Kang', role: 'handler', languages: ['en', 'ko'], hours: 35, does: 'outbound' },
  { name: 'Grace Whitfield', role: 'handler', languages: ['en'], hours: 35, does: 'outbound' },
  { name: 'Tom Ashby', role: 'handler', languages: ['en'], hours: 30, does: 'outbound' },
  { name: 'Leila Farahani', role: 'handler', languages: ['en', 'fa', 'ar'], hours: 30, does: 'outbound' },
  { name: 'Daniel Osei', role: 'handler', languages: ['en'], hours: 35, does: 'outbound' },
  { name: 'Beata Wolska', role: 'handler', languages: ['en', 'pl', 'uk'], hours: 30, does: 'outbound' },
  { name: 'Roy Tanner', role: 'handler', languages: ['en'], hours: 25, does: 'outbound' },
  { name: 'Su-jin Baek', role: 'handler', languages: ['en', 'ko'], hours: 25, does: 'outbound' },
  { name: 'Nirmalan Rasiah', role: 'handler', languages: ['en', 'ta'], hours: 30, does: 'outbound' },
  { name: 'Ellie Marchant', role: 'handler', languages: ['en'], hours: 35, does: 'outbound' },
  { name: 'Callum Reid', role: 'handler', languages: ['en'], hours: 35, does: 'outbound' },
  { name: 'Wing Lam', role: 'handler', languages: ['en', 'zh'], hours: 25, does: 'outbound' },
  { name: 'Yasmin Sabry', role: 'handler', languages: ['en', 'ar'], hours: 30, does: 'outbound' },
  { name: 'Joanna Pike', role: 'handler', languages: ['en'], hours: 30, does: 'outbound' },
  { name: 'Hetal Parikh', role: 'handler', languages: ['en', 'gu'], hours: 35, does: 'inbound' },
  { name: 'Steve Collier', role: 'handler', languages: ['en'], hours: 37, does: 'inbound' },
  { name: 'Marion Fry', role: 'handler', languages: ['en'], hours: 37, does: 'inbound' },
  { name: 'Ben Achebe', role: 'handler', languages: ['en'], hours: 35, does: 'inbound' },
]
