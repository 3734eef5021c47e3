import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeNeed, isConsented, referNeed, toggleNeed } from '../../../renderer/screens/call/draft-changes.ts'
import { emptyDraft } from '../../../renderer/screens/call/empty-draft.ts'
import { needCategoryCodes, urgencies } from '../../../shared/codes/needs.ts'
import { CallDraft } from '../../../shared/domain/call.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { consentRefusal } from '../../../shared/rules/consent-gate.ts'
import { minsu } from '../../helpers/fake-hub.ts'

const partners = ['e', 'f'].map((digit) => digit.repeat(32) as PartnerId)
const step = fc.oneof(
  fc.record({ kind: fc.constant('toggle' as const), category: fc.constantFrom(...needCategoryCodes) }),
  fc.record({
    kind: fc.constant('refer' as const),
    which: fc.nat(7),
    partner: fc.constantFrom(...partners, null),
  }),
  fc.record({ kind: fc.constant('urgency' as const), which: fc.nat(7), urgency: fc.constantFrom(...urgencies) }),
)

test('whatever is ticked and referred, every referral is of ticked needs, each need goes to one partner at most, and a referral is as urgent as its most urgent need', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let draft = emptyDraft({ personId: minsu, listId: null, number: null, direction: 'inbound' }, 0)
      for (const one of steps) {
        const need = one.kind === 'toggle' ? undefined : draft.needs[one.which]
        if (one.kind === 'toggle') draft = { ...draft, ...toggleNeed(draft, one.category) }
        else if (need && one.kind === 'refer') draft = { ...draft, ...referNeed(draft, need.needId, one.partner) }
        else if (need && one.kind === 'urgency') {
          draft = { ...draft, ...changeNeed(draft, need.needId, { urgency: one.urgency }) }
        }
      }
      expect(CallDraft.safeParse(draft).success).toBe(true)
      const ticked = draft.needs.map((need) => need.needId)
      const referred = draft.referrals.flatMap((referral) => referral.needIds)
      expect(new Set(referred).size).toBe(referred.length)
      expect(referred.every((needId) => ticked.includes(needId))).toBe(true)
      expect(new Set(draft.referrals.map((referral) => referral.partnerId)).size).toBe(draft.referrals.length)
      for (const referral of draft.referrals) {
        const ranks = draft.needs
          .filter((need) => referral.needIds.includes(need.needId))
          .map((need) => urgencies.indexOf(need.urgency))
        expect(urgencies.indexOf(referral.urgency)).toBe(Math.max(...ranks))
      }
      expect(draft.outcome === 'spokeNeeds').toBe(draft.needs.length > 0)
    }),
    { numRuns: 300 },
  )
})

const answer = fc.record({
  recipient: fc.constantFrom(...partners, null),
  answer: fc.constantFrom('given' as const, 'refused' as const),
})
const onePerRecipient = { selector: (one: { recipient: string | null }) => one.recipient }

test('the screen warns of a referral exactly where the consent gate would hold it back, once the call is saved', () => {
  const whole = { purpose: 'referral' as const, words: '', givenBy: '', contactId: null }
  fc.assert(
    fc.property(
      fc.uniqueArray(answer, onePerRecipient),
      fc.uniqueArray(answer, onePerRecipient),
      fc.constantFrom(...partners),
      (asked, earlier, partner) => {
        const written = [
          ...earlier.filter((one) => !asked.some((other) => other.recipient === one.recipient)),
          ...asked,
        ]
        const current = written.map((one, order) => ({ ...one, hlc: String(order).padStart(4, '0') }))
        const mayGo = consentRefusal(current, partner, 'consent') === null
        const here = isConsented(
          partner,
          asked.map((one) => ({ ...whole, ...one })),
          earlier.map((one) => ({ ...whole, ...one })),
        )
        expect(here).toBe(mayGo)
      },
    ),
  )
})
