import type { PartnerRow } from '../../shared/api.ts'
import type { NeedCategory } from '../../shared/codes/needs.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import type { PartnerValues, partnerFields } from '../../shared/domain/partner.ts'
import type { ReadableStore } from '../handles.ts'
import { statement } from '../sql.ts'

/**
 * The directory: for a category, those who take it first, then by name.
 *
 * @param withSecrets whether each zip's passphrase is told: to supervisors only
 */
export function partnersOf(store: ReadableStore, category: NeedCategory | null, withSecrets: boolean): PartnerRow[] {
  const open = new Map(openReferrals.all(store, {}).map((row) => [row.partner_id, row.referrals]))
  const rows = partners.all(store, {}).map((row): PartnerRow => {
    const values = JSON.parse(row.details) as Partial<PartnerValues>
    return {
      ...(emptyPartner as PartnerValues),
      ...values,
      zipPassphrase: withSecrets ? (values.zipPassphrase ?? '') : '',
      partnerId: row.partner_id as PartnerId,
      active: row.active === 1,
      openReferrals: open.get(row.partner_id) ?? 0,
    }
  })
  if (category === null) return rows
  const takes = (row: PartnerRow) => row.takes.includes(category)
  return [...rows.filter((row) => row.active && takes(row)), ...rows.filter((row) => row.active && !takes(row))]
}

const emptyPartner: Record<keyof typeof partnerFields, unknown> = {
  name: '',
  takes: [],
  area: '',
  hours: '',
  languages: [],
  contactName: '',
  telephone: '',
  email: '',
  receives: 'zip',
  zipPassphrase: '',
  notes: '',
}

const partners = statement()((k) => k.selectFrom('partner').selectAll().orderBy('name').orderBy('partner_id'))
const openReferrals = statement()((k) =>
  k
    .selectFrom('referral')
    .select('partner_id')
    .select((e) => e.fn.countAll<number>().as('referrals'))
    .where('state', 'in', ['drafted', 'sent', 'accepted', 'inProgress'])
    .groupBy('partner_id'),
)
