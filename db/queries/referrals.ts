import type { InputOf, Page } from '../../shared/api.ts'
import type { NeedCategory, Urgency } from '../../shared/codes/needs.ts'
import type { ReferralRow } from '../../shared/domain/case-file.ts'
import type { ConsentAnswer } from '../../shared/domain/consent.ts'
import type { PartnerId, PersonId, ReferralId } from '../../shared/domain/ids.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import type { ReferralState } from '../../shared/domain/referral.ts'
import { type HoldReason, holdReasonLabels } from '../../shared/domain/resident.ts'
import type { CalendarDate, Instant } from '../../shared/domain/time.ts'
import { consentRefusal } from '../../shared/rules/consent-gate.ts'
import type { ReadableStore } from '../handles.ts'
import type { ReferralTable } from '../schema.ts'
import { all, build, get, statement } from '../sql.ts'
import { staffNames } from './staff.ts'
import { staleBefore } from './stale.ts'

export type NamedReferral = ReferralTable & { person_id: string; name: string; partner_name: string }

/** A page of referrals: urgent ones first, then those that have waited longest. */
export function referralsPage(
  store: ReadableStore,
  input: InputOf<'referrals.page'>,
  staffId: string,
  now: Instant,
): Page<ReferralRow> {
  let query = build
    .selectFrom('referral')
    .innerJoin('person_resident', 'person_resident.resident_id', 'referral.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .innerJoin('partner', 'partner.partner_id', 'referral.partner_id')
  if (input.state) query = query.where('state', '=', input.state)
  if (input.partnerId) query = query.where('referral.partner_id', '=', input.partnerId)
  if (input.mine) query = query.where('made_by', '=', staffId)
  if (input.stale) {
    query = query.where('state', 'in', ['drafted', 'sent']).where('moved_at', '<', staleBefore(store, now))
  }
  const rows = all(
    store,
    query
      .selectAll('referral')
      .select(['person.person_id', 'person.name', 'partner.name as partner_name'])
      .orderBy((e) => e.case().when('urgency', '=', 'urgent').then(0).else(1).end())
      .orderBy('made_at')
      .orderBy('referral_id')
      .limit(input.limit)
      .offset(input.offset),
  )
  const total =
    get(
      store,
      query.select((e) => e.fn.countAll<number>().as('n')),
    )?.n ?? 0
  return { rows: referralRows(store, rows), total }
}

/** Referrals as screens show them, each with why it would be left out of a pack now. */
export function referralRows(store: ReadableStore, rows: readonly NamedReferral[]): ReferralRow[] {
  const names = staffNames(store)
  return rows.map((row) => ({
    referralId: row.referral_id as ReferralId,
    number: referenceNumber('R', row.referral_id),
    personId: row.person_id as PersonId,
    personName: row.name,
    partnerId: row.partner_id as PartnerId,
    partnerName: row.partner_name,
    categories: [
      ...new Set(categoriesOf.all(store, { referralId: row.referral_id }).map((one) => one.category as NeedCategory)),
    ],
    urgency: row.urgency as Urgency,
    state: row.state as ReferralState,
    note: row.note,
    reason: row.reason,
    madeAt: row.made_at as Instant,
    madeBy: names.get(row.made_by) ?? '',
    sentOn: row.sent_on as CalendarDate | null,
    blocked: row.state === 'drafted' ? whyBlocked(store, row) : null,
  }))
}

/** Why a drafted referral may not leave: no consent, or a person who is held as dead or has an unread event. */
export function whyBlocked(
  store: ReadableStore,
  referral: Pick<NamedReferral, 'person_id' | 'partner_id' | 'basis'>,
): string | null {
  const hold = holdOf.get(store, { personId: referral.person_id })?.hold as HoldReason | null | undefined
  if (hold && hold !== 'doNotCall') return holdReasonLabels[hold]
  const answers = answersOf.all(store, { personId: referral.person_id }).map((row) => ({
    recipient: row.recipient,
    answer: row.answer as ConsentAnswer,
    hlc: row.hlc,
  }))
  return consentRefusal(answers, referral.partner_id, referral.basis === 'safeguarding' ? 'safeguarding' : 'consent')
}

/** Every drafted referral, of one partner or of all. */
export function draftedReferrals(store: ReadableStore, partnerId: string | null): NamedReferral[] {
  let query = build
    .selectFrom('referral')
    .innerJoin('person_resident', 'person_resident.resident_id', 'referral.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .innerJoin('partner', 'partner.partner_id', 'referral.partner_id')
    .where('state', '=', 'drafted')
  if (partnerId) query = query.where('referral.partner_id', '=', partnerId)
  return all(
    store,
    query
      .selectAll('referral')
      .select(['person.person_id', 'person.name', 'partner.name as partner_name'])
      .orderBy('partner.name')
      .orderBy('made_at')
      .orderBy('referral_id'),
  )
}

const categoriesOf = statement<{ referralId: string }>()((k, p) =>
  k
    .selectFrom('referral_need')
    .innerJoin('need', 'need.need_id', 'referral_need.need_id')
    .select('category')
    .where('referral_id', '=', p.referralId)
    .orderBy('category'),
)
const holdOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person').select('hold').where('person_id', '=', p.personId),
)
const answersOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('consent', 'consent.resident_id', 'person_resident.resident_id')
    .select(['recipient', 'answer', 'hlc'])
    .where('person_id', '=', p.personId)
    .where('purpose', '=', 'referral'),
)
