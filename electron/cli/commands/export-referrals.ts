import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { HubLine } from '../hub-line.ts'
import { receiveFile } from '../receive-file.ts'
import { Refused } from '../refused.ts'

export interface ExportReferralsOptions {
  readonly out: string
  /** A partner's name or id; all of them where it is not given. */
  readonly partner: string | undefined
  /** For partners that have no passphrase of their own. */
  readonly passphrase: string | null
  /** Marks what was exported as sent. */
  readonly markSent: boolean
}

export interface ExportedReferrals {
  readonly files: readonly { readonly partner: string; readonly referrals: number; readonly path: string }[]
  readonly leftOut: readonly { readonly referral: string; readonly reason: string }[]
}

/** Writes the drafted referrals as one encrypted pack a partner, and says what was left out and why. */
export async function exportReferrals(
  hub: HubLine,
  { out, partner, passphrase, markSent }: ExportReferralsOptions,
): Promise<ExportedReferrals> {
  const partnerId = partner === undefined ? null : await findPartner(hub, partner)
  const pack = await hub.ask('referrals.pack', { partnerId, passphrase })
  const files: ExportedReferrals['files'][number][] = []
  for (const { partner: name, referrals, file } of pack.files) {
    files.push({ partner: name, referrals, path: await receiveFile(hub, file, out) })
  }
  if (markSent && files.length > 0) await hub.ask('referrals.markSent', { packId: pack.packId })
  return { files, leftOut: pack.leftOut.map(({ referral, reason }) => ({ referral, reason })) }
}

async function findPartner(hub: HubLine, wanted: string): Promise<PartnerId> {
  const partners = await hub.ask('partners.list', { category: null })
  const name = wanted.trim().toLowerCase()
  const found = partners.find((one) => one.partnerId === wanted || one.name.toLowerCase() === name)
  if (found === undefined) throw new Refused(`There is no partner called ${wanted}.`)
  return found.partnerId
}
