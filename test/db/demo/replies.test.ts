import { expect, test } from 'vitest'
import { seededChance } from '../../../db/demo/chance.ts'
import { planReplies } from '../../../db/demo/replies.ts'
import { mayMove, type ReferralState } from '../../../shared/domain/referral.ts'
import { CalendarDate } from '../../../shared/domain/time.ts'

const sentOn = CalendarDate.parse('2020-04-02')

test('a partner’s replies come after the sending, in order, each a step that a referral may take', () => {
  const chance = seededChance('replies')
  for (let i = 0; i < 2000; i++) {
    let state: ReferralState = 'sent'
    let last = sentOn
    for (const { to, on } of planReplies(chance, sentOn)) {
      expect(mayMove(state, to)).toBe(true)
      expect(on > last).toBe(true)
      state = to
      last = on
    }
  }
})

test('most are done in the end, some are declined, and some are never answered', () => {
  const chance = seededChance('ends')
  const ends = Array.from({ length: 2000 }, () => planReplies(chance, sentOn).at(-1)?.to ?? 'silence')
  const count = (end: (typeof ends)[number]) => ends.filter((one) => one === end).length
  expect(count('completed')).toBeGreaterThan(1200)
  for (const end of ['declined', 'unable', 'silence', 'accepted', 'inProgress'] as const) {
    expect(count(end)).toBeGreaterThan(30)
  }
})
