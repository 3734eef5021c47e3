import { type NeedCategory, type Urgency, urgencies } from '../../../shared/codes/needs.ts'
import type { CallDraft } from '../../../shared/domain/call.ts'
import type { ConsentRow } from '../../../shared/domain/case-file.ts'
import type { ConsentAnswer } from '../../../shared/domain/consent.ts'
import type { NeedId, PartnerId, ReferralId } from '../../../shared/domain/ids.ts'
import type { Recurrence } from '../../../shared/domain/recurrence.ts'
import { newId } from '../../new-id.ts'

type Changes = Partial<CallDraft>

/**
 * Ticks a need, or takes the tick away with everything that hangs on it. The outcome follows while it says no more
 * than the ticks do.
 */
export function toggleNeed(draft: CallDraft, category: NeedCategory): Changes {
  const there = draft.needs.find((need) => need.category === category)
  if (there) {
    const needs = draft.needs.filter((need) => need !== there)
    const outcome = needs.length === 0 && draft.outcome === 'spokeNeeds' ? null : draft.outcome
    return { needs, outcome, referrals: withoutNeed(draft.referrals, there.needId) }
  }
  const need = { needId: newId<NeedId>(), category, urgency: 'routine' as const, detail: '', answers: {} }
  const outcome = draft.outcome === null || draft.outcome === 'spokeNoSupport' ? 'spokeNeeds' : draft.outcome
  return { needs: [...draft.needs, need], outcome }
}

export function changeNeed(
  draft: CallDraft,
  needId: NeedId,
  changes: Partial<Omit<CallDraft['needs'][number], 'needId' | 'category'>>,
): Changes {
  const needs = draft.needs.map((need) => (need.needId === needId ? { ...need, ...changes } : need))
  const referrals = draft.referrals.map((referral) => ({ ...referral, urgency: mostUrgent(needs, referral.needIds) }))
  return { needs, referrals }
}

/** The small form in which it is typed how often a need comes again. */
export function recurrenceForm(needId: NeedId): string {
  return `recur:${needId}`
}

/** A need comes again, or with nothing given no longer. */
export function recurNeed(draft: CallDraft, needId: NeedId, recurrence: Recurrence | undefined): Changes {
  return {
    needs: draft.needs.map(({ recurrence: before, ...need }) =>
      need.needId === needId
        ? { ...need, ...(recurrence ? { recurrence } : {}) }
        : { ...need, ...(before ? { recurrence: before } : {}) },
    ),
  }
}

/** The first need of which it is begun to say how often it comes again, and not said whole; null where there is none. */
export function unclearRecurrence(draft: CallDraft): NeedId | null {
  const unclear = draft.needs.find((need) => draft.forms[recurrenceForm(need.needId)] && !need.recurrence)
  return unclear?.needId ?? null
}

/** Refers a need to a partner, or to nobody. Needs that go to one partner are one referral. */
export function referNeed(draft: CallDraft, needId: NeedId, partnerId: PartnerId | null): Changes {
  const others = withoutNeed(draft.referrals, needId)
  if (partnerId === null) return { referrals: others }
  const theirs = others.find((referral) => referral.partnerId === partnerId)
  const needIds = [...(theirs?.needIds ?? []), needId]
  const referral = {
    referralId: theirs?.referralId ?? newId<ReferralId>(),
    partnerId,
    needIds,
    urgency: mostUrgent(draft.needs, needIds),
    note: theirs?.note ?? '',
    basis: theirs?.basis ?? ('consent' as const),
  }
  return { referrals: [...others.filter((other) => other !== theirs), referral] }
}

/**
 * The answer about passing details to one partner, or with a null recipient to any; null is "not asked".
 */
export function answerConsent(draft: CallDraft, recipient: PartnerId | null, answer: ConsentAnswer | null): Changes {
  const before = draft.consents.find((consent) => consent.recipient === recipient)
  const others = draft.consents.filter((consent) => consent !== before)
  if (answer === null) return { consents: others }
  const consent = {
    purpose: 'referral' as const,
    recipient,
    words: '',
    givenBy: '',
    contactId: null,
    ...before,
    answer,
  }
  return { consents: recipient === null ? [consent, ...others] : [...others, consent] }
}

/**
 * Whether details may go to that partner by what was answered: in this call before earlier, and of this partner before
 * any (DESIGN §5, the consent gate).
 */
export function isConsented(
  partnerId: PartnerId,
  asked: CallDraft['consents'],
  earlier: readonly Pick<ConsentRow, 'purpose' | 'recipient' | 'answer'>[],
): boolean {
  const answers = [...asked, ...earlier.filter((consent) => consent.purpose === 'referral')]
  const own = answers.find((consent) => consent.recipient === partnerId)
  const deciding = own ?? answers.find((consent) => consent.recipient === null)
  return deciding?.answer === 'given'
}

function withoutNeed(referrals: CallDraft['referrals'], needId: NeedId): CallDraft['referrals'] {
  return referrals
    .map((referral) => ({ ...referral, needIds: referral.needIds.filter((id) => id !== needId) }))
    .filter((referral) => referral.needIds.length > 0)
}

function mostUrgent(needs: CallDraft['needs'], needIds: readonly NeedId[]): Urgency {
  const ranks = needs.filter((need) => needIds.includes(need.needId)).map((need) => urgencies.indexOf(need.urgency))
  return urgencies[Math.max(0, ...ranks)] ?? 'routine'
}
