export const consentPurposes = ['referral', 'wellbeingCall', 'statutoryReturn'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]
export const consentPurposeLabels: Record<ConsentPurpose, string> = {
  referral: 'Passing details to a partner so that they can help',
  wellbeingCall: 'Ringing again to see how they are',
  statutoryReturn: 'Telling the government what became of their registration',
}

export const consentAnswers = ['given', 'refused', 'withdrawn'] as const
export type ConsentAnswer = (typeof consentAnswers)[number]
export const consentAnswerLabels: Record<ConsentAnswer | 'notAsked', string> = {
  given: 'Given',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  notAsked: 'Not asked',
}
