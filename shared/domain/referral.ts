export const referralStates = [
  'drafted',
  'sent',
  'accepted',
  'declined',
  'inProgress',
  'completed',
  'unable',
  'withdrawn',
] as const
export type ReferralState = (typeof referralStates)[number]

export const referralStateLabels: Record<ReferralState, string> = {
  drafted: 'Drafted',
  sent: 'Sent',
  accepted: 'Accepted',
  declined: 'Declined',
  inProgress: 'In progress',
  completed: 'Completed',
  unable: 'Unable to help',
  withdrawn: 'Withdrawn',
}

const steps: Record<ReferralState, readonly ReferralState[]> = {
  drafted: ['sent', 'withdrawn'],
  sent: ['accepted', 'declined', 'inProgress', 'completed', 'unable', 'withdrawn'],
  accepted: ['inProgress', 'completed', 'unable', 'declined', 'withdrawn'],
  declined: [],
  inProgress: ['completed', 'unable', 'withdrawn'],
  completed: [],
  unable: [],
  withdrawn: [],
}

/** Whether a referral may go from one state to another (the lifecycle of DESIGN §5). */
export function mayMove(from: ReferralState, to: ReferralState): boolean {
  return steps[from].includes(to)
}

export function isOpen(state: ReferralState): boolean {
  return steps[state].length > 0
}
