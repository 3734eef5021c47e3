import type { ReferralState } from '../../shared/domain/referral.ts'
import { addDays, type CalendarDate } from '../../shared/domain/time.ts'
import type { Chance } from './chance.ts'
import { replyWords } from './words.ts'

export interface Reply {
  readonly to: ReferralState
  readonly on: CalendarDate
  readonly words: string
}

/** What a partner answers to a referral that was sent on a day, and when: an eighth are never answered. */
export function planReplies(dice: Chance, sentOn: CalendarDate): Reply[] {
  const reply = (
    to: 'accepted' | 'declined' | 'inProgress' | 'completed' | 'unable',
    from: CalendarDate,
    days: number,
  ) => ({
    to,
    on: addDays(from, days),
    words: replyWords(dice, to),
  })
  const manner = dice.weighted([
    ['silence', 12],
    ['declined', 5],
    ['unable', 4],
    ['doneAtOnce', 29],
    ['stepByStep', 50],
  ] as const)
  switch (manner) {
    case 'silence':
      return []
    case 'declined':
      return [reply('declined', sentOn, dice.int(1, 5))]
    case 'unable':
      return [reply('unable', sentOn, dice.int(4, 9))]
    case 'doneAtOnce':
      return [reply('completed', sentOn, dice.int(1, 7))]
    case 'stepByStep': {
      const accepted = reply('accepted', sentOn, dice.int(1, 3))
      if (dice.odds(0.14)) return [accepted]
      const begun = dice.odds(0.4) ? [reply('inProgress', accepted.on, dice.int(1, 4))] : []
      if (begun.length > 0 && dice.odds(0.2)) return [accepted, ...begun]
      return [accepted, ...begun, reply('completed', (begun[0] ?? accepted).on, dice.int(1, 10))]
    }
  }
}
