import type { NeedCategory, Urgency } from '../../shared/codes/needs.ts'
import type { DemoPerson } from './borough.ts'
import type { Chance } from './chance.ts'
import type { PlannedCall, PlannedNeed, PlannedReferral } from './planned-call.ts'
import { partnerFor } from './routing.ts'
import { metAtOnce, needWords } from './words.ts'

export type Asked = Pick<PlannedCall, 'needs' | 'consent' | 'referrals'>
export const nothingAsked: Asked = { needs: [], consent: null, referrals: [] }

/** What is needed, whether it may be passed on, and to whom it is. */
export function askNeeds(
  dice: Chance,
  person: DemoPerson,
  direction: 'outbound' | 'inbound',
  mayRefer: boolean,
): Asked {
  const count = dice.weighted(
    direction === 'outbound'
      ? ([
          [1, 45],
          [2, 38],
          [3, 17],
        ] as const)
      : ([
          [1, 82],
          [2, 18],
        ] as const),
  )
  const categories = new Set<NeedCategory>()
  while (categories.size < count) categories.add(dice.weighted(direction === 'outbound' ? outboundNeeds : inboundNeeds))
  const answer = dice.weighted([
    ['given', 92],
    ['refused', 4],
    ['notAsked', 4],
  ] as const)
  const atOnce = direction === 'inbound' ? 0.55 : 0.12
  const needs = [...categories].map((category): PlannedNeed => {
    const urgency = dice.weighted<Urgency>([
      ['routine', 58],
      ['soon', 34],
      ['urgent', 8],
    ])
    const settled = mayRefer && urgency !== 'urgent' && dice.odds(atOnce)
    return {
      category,
      urgency,
      ...needWords(dice, category, person),
      metAtOnce: settled ? metAtOnce(dice, category) : null,
    }
  })
  const referrals = new Map<string, PlannedReferral>()
  for (const [at, need] of needs.entries()) {
    if (!mayRefer || answer !== 'given' || need.metAtOnce !== null || dice.odds(0.1)) continue
    const partner = partnerFor(dice, need.category, person)
    const made = referrals.get(partner)
    referrals.set(partner, {
      partner,
      needs: [...(made?.needs ?? []), at],
      urgency: made && worse(made.urgency, need.urgency) ? made.urgency : need.urgency,
      note:
        made?.note ??
        (dice.odds(0.3)
          ? dice.pick(['Ring first.', 'Leave at the door.', 'Ring the bell and step back.', 'Speak to the daughter.'])
          : ''),
    })
  }
  return {
    needs,
    consent:
      answer === 'notAsked'
        ? null
        : {
            answer,
            words: answer === 'given' ? consentWords(dice) : 'Would rather that nobody else had the details.',
            givenBy: '',
          },
    referrals: [...referrals.values()],
  }
}

function consentWords(dice: Chance): string {
  return dice.pick([
    'Yes, please do.',
    'Yes.',
    'Of course.',
    'If it helps, yes.',
    'Yes, but only what they need.',
    'Go ahead.',
  ])
}

function worse(a: Urgency, b: Urgency): boolean {
  const order: readonly Urgency[] = ['routine', 'soon', 'urgent']
  return order.indexOf(a) >= order.indexOf(b)
}

const outboundNeeds = [
  ['food', 32],
  ['medicine', 26],
  ['befriending', 17],
  ['emotionalWellbeing', 7],
  ['healthAdvice', 6],
  ['financial', 7],
  ['information', 8],
  ['other', 3],
] as const

const inboundNeeds = [
  ['food', 34],
  ['medicine', 27],
  ['information', 18],
  ['financial', 7],
  ['befriending', 5],
  ['healthAdvice', 4],
  ['emotionalWellbeing', 3],
  ['other', 3],
] as const
