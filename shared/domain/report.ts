import type { NeedCategory } from '../codes/needs.ts'
import type { PartnerId, PersonId } from './ids.ts'
import type { Instant } from './time.ts'

/** The figures of the press release (DESIGN §5, Reports). Periods are London days, both ends included. */
export interface Headline {
  /** Persons with at least one outbound attempt. */
  readonly contacted: number
  /** Persons spoken to in an outbound call. */
  readonly reached: number
  /** Persons with a need logged in an outbound call and not withdrawn. */
  readonly needingSupport: number
  /** Inbound calls in which at least one need was logged, each once. */
  readonly inboundRequests: number
  readonly byCategory: readonly HeadlineCategory[]
  readonly byPartner: readonly HeadlinePartner[]
}

export interface HeadlineCategory {
  readonly category: NeedCategory
  readonly label: string
  /** Persons with such a need from an outbound call. */
  readonly needingSupport: number
  /** Inbound calls with such a need. */
  readonly inboundRequests: number
}

export interface HeadlinePartner {
  readonly partnerId: PartnerId
  readonly partner: string
  /** Referrals made in the period and not withdrawn. */
  readonly referrals: number
  readonly sent: number
  readonly answered: number
  readonly completed: number
}

export interface HeadlineDetailRow {
  readonly personId: PersonId
  readonly name: string
  readonly at: Instant
  readonly what: string
  readonly handler: string
}

export interface VerifyReport {
  readonly events: number
  readonly sites: number
  readonly chain: 'ok' | 'broken'
  readonly rebuild: 'identical' | 'different' | 'notTried'
  /** What is wrong, each with where: "Event 214 of site 3fa9…: its payload was changed." */
  readonly problems: readonly string[]
}
