import type { PartnerRow } from '../../../shared/api.ts'
import type { ReferralRow } from '../../../shared/domain/case-file.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'

/** What the next pack of one partner would hold. */
export interface PackLine {
  readonly partnerId: PartnerId
  readonly partner: string
  readonly hasPassphrase: boolean
  readonly ready: number
  /** Drafted, and left out as things are. */
  readonly blocked: readonly ReferralRow[]
}

/** Drafted referrals by partner, in the order of their names. */
export function packLines(drafted: readonly ReferralRow[], partners: readonly PartnerRow[]): readonly PackLine[] {
  const withPassphrase = new Set(partners.filter((one) => one.zipPassphrase !== '').map((one) => one.partnerId))
  return [...Map.groupBy(drafted, (referral) => referral.partnerId)]
    .map(([partnerId, referrals]) => ({
      partnerId,
      partner: referrals[0]?.partnerName ?? '',
      hasPassphrase: withPassphrase.has(partnerId),
      ready: referrals.filter((one) => one.blocked === null).length,
      blocked: referrals.filter((one) => one.blocked !== null),
    }))
    .sort((a, b) => a.partner.localeCompare(b.partner, 'en-GB'))
}
