/** What is tried when ringing has not helped, each owned and dated (DESIGN §5). */
export const ladderSteps = ['alternateContact', 'letter', 'doorstep'] as const
export type LadderStep = (typeof ladderSteps)[number]
export const ladderStepLabels: Record<LadderStep, string> = {
  alternateContact: 'Ask somebody who knows them',
  letter: 'Send a letter',
  doorstep: 'Doorstep check',
}

/** How a step ended. Rules hang on these few, whatever the step. */
export const ladderOutcomes = ['noResult', 'reached', 'refused', 'newWay', 'notPossible'] as const
export type LadderOutcome = (typeof ladderOutcomes)[number]
/** The outcomes of each step, in the words that fit it. */
export const ladderOutcomeLabels: Record<LadderStep, Partial<Record<LadderOutcome, string>>> = {
  alternateContact: {
    newWay: 'Has told us how to reach them',
    reached: 'The resident was spoken to',
    refused: 'The resident wants no help',
    noResult: 'Could not help, or did not answer',
    notPossible: 'There is nobody to ask',
  },
  letter: {
    noResult: 'Posted',
    notPossible: 'No address to write to',
  },
  doorstep: {
    reached: 'The resident was spoken to',
    newWay: 'Has told us how to reach them',
    refused: 'The resident wants no help',
    noResult: 'Nobody came to the door',
    notPossible: 'Could not be done',
  },
}
