import type { OutputOf, ParsedInputOf } from '../../shared/api.ts'
import type { NeedStatus } from '../../shared/codes/needs.ts'
import type { CallId, CommandId, NeedId, PartnerId, ReferralId, ResidentId } from '../../shared/domain/ids.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import { mayMove, type ReferralState, referralStateLabels } from '../../shared/domain/referral.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import type { EventRef } from '../../shared/domain/writing.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { innerWritings } from '../projections/writings.ts'
import { statement } from '../sql.ts'
import { setNeedStatus } from './need.ts'
import { findPerson, type Person } from './person.ts'

export interface ReferralToDraft {
  readonly referralId: ReferralId
  readonly partnerId: PartnerId
  readonly needIds: readonly NeedId[]
  readonly callId: CallId | null
  readonly urgency: ParsedInputOf<'referral.make'>['urgency']
  readonly note: string
  readonly basis: 'consent' | 'safeguarding'
}

/** Makes a referral from the case file; it waits for the partner's next pack. */
export function makeReferral(tx: Writing, input: ParsedInputOf<'referral.make'>): Result<OutputOf<'referral.make'>> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const { personId: _, ...referral } = input
  const drafted = draftReferral(tx, found.value, { ...referral, callId: null })
  if (!drafted.ok) return drafted
  return ok({ number: referenceNumber('R', input.referralId) })
}

/** Appends a drafted referral, and marks its needs as referred. Fails where the partner or a need is not here. */
export function draftReferral(tx: Writing, person: Person, referral: ReferralToDraft): Result<null> {
  const partner = partnerById.get(tx, { partnerId: referral.partnerId })
  if (!partner || partner.active === 0) return notFound('That partner')
  for (const needId of referral.needIds) {
    const need = needOwner.get(tx, { needId })
    if (!need || !person.residents.some((resident) => resident.resident_id === need.resident_id)) {
      return fail('notFound', 'A need of this referral is not this person’s. Nothing was changed.', 'needIds')
    }
  }
  append(tx, person.stream, events.referralDrafted, { ...referral, needIds: [...referral.needIds] })
  for (const needId of referral.needIds) setNeedStatus(tx, needId, 'referred', `Referred to ${partner.name}`)
  return ok(null)
}

/** Moves a referral along its life (DESIGN §5), and its needs with it. */
export function moveReferral(tx: Writing, input: ParsedInputOf<'referral.move'>): Result<null> {
  if (input.to === 'sent') return fail('invalid', 'A referral is marked as sent with the pack that carries it.', 'to')
  return move(tx, input.referralId, input.to, input.reason, input.on, null)
}

/** Marks exactly the referrals of a pack as sent; those that moved on since the pack was built are left as they are. */
export function markPackSent(tx: Writing, input: { packId: CommandId }): Result<{ referrals: number }> {
  const built = packById.get(tx, { packId: input.packId })
  if (!built)
    return fail('notFound', 'That pack is not on this computer any more. Build it again; nothing was marked as sent.')
  const content = JSON.parse(built.content) as BuiltPack
  let referrals = 0
  for (const part of content.parts) {
    for (const referralId of part.referrals) {
      const state = referralById.get(tx, { referralId })?.state
      if (state !== 'drafted') continue
      const moved = move(tx, referralId, 'sent', '', londonDate(tx.at), {
        packId: input.packId,
        vector: [...content.vector],
        files: [...part.files],
      })
      if (!moved.ok) return moved
      referrals++
    }
  }
  return ok({ referrals })
}

/** What is kept of a pack until it is marked as sent: ids and hashes only. */
export interface BuiltPack {
  readonly vector: readonly EventRef[]
  readonly parts: readonly {
    readonly referrals: readonly ReferralId[]
    readonly files: readonly { readonly name: string; readonly sha256: string }[]
  }[]
}

function move(
  tx: Writing,
  referralId: ReferralId,
  to: ReferralState,
  reason: string,
  on: CalendarDate,
  pack: { packId: CommandId; vector: EventRef[]; files: { name: string; sha256: string }[] } | null,
): Result<null> {
  const referral = referralById.get(tx, { referralId })
  if (!referral) return notFound('That referral')
  const from = referral.state as ReferralState
  if (!mayMove(from, to)) {
    return fail(
      'conflict',
      `This referral is ${referralStateLabels[from].toLowerCase()}; it cannot become ${referralStateLabels[to].toLowerCase()}. Nothing was changed.`,
    )
  }
  if ((to === 'declined' || to === 'unable') && reason.trim() === '') {
    return fail('invalid', 'Say why, in the partner’s words.', 'reason')
  }
  append(tx, referral.resident_id as ResidentId, events.referralMoved, {
    referralId,
    state: { to, over: innerWritings(tx, referral.resident_id, referralId, 'state') },
    reason,
    on,
    pack,
  })
  const status = needStatusOf[to]
  if (status) for (const { need_id } of needsOf.all(tx, { referralId })) setNeedStatus(tx, need_id, status, reason)
  return ok(null)
}

/** What a step of a referral means for the needs that it carries. */
const needStatusOf: Partial<Record<ReferralState, NeedStatus>> = {
  accepted: 'inProgress',
  inProgress: 'inProgress',
  completed: 'met',
  declined: 'open',
  unable: 'open',
  withdrawn: 'open',
}

const partnerById = statement<{ partnerId: string }>()((k, p) =>
  k.selectFrom('partner').select(['name', 'active']).where('partner_id', '=', p.partnerId),
)
const needOwner = statement<{ needId: string }>()((k, p) =>
  k.selectFrom('need').select('resident_id').where('need_id', '=', p.needId),
)
const referralById = statement<{ referralId: string }>()((k, p) =>
  k.selectFrom('referral').select(['resident_id', 'state']).where('referral_id', '=', p.referralId),
)
const needsOf = statement<{ referralId: string }>()((k, p) =>
  k.selectFrom('referral_need').select('need_id').where('referral_id', '=', p.referralId).orderBy('need_id'),
)
const packById = statement<{ packId: string }>()((k, p) =>
  k.selectFrom('built_pack').select('content').where('pack_id', '=', p.packId),
)
