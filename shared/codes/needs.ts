/**
 * The eight categories of need that the hub logs (DESIGN §5), each with the questions that it opens.
 */
export interface NeedQuestion {
  readonly id: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'yesNo' | 'choice'
  readonly choices?: readonly string[]
}

export interface NeedCategoryDefinition {
  readonly label: string
  readonly questions: readonly NeedQuestion[]
}

export const needCategories = {
  food: {
    label: 'Food',
    questions: [
      { id: 'householdSize', label: 'How many people to feed?', kind: 'number' },
      { id: 'dietary', label: 'Dietary needs or allergies', kind: 'text' },
      { id: 'cooking', label: 'Can cook at home?', kind: 'choice', choices: ['Yes', 'Microwave or kettle only', 'No'] },
      { id: 'afford', label: 'Can afford to pay?', kind: 'choice', choices: ['Yes', 'In part', 'No'] },
    ],
  },
  medicine: {
    label: 'Medicine delivery',
    questions: [
      { id: 'pharmacy', label: 'Which pharmacy?', kind: 'text' },
      { id: 'items', label: 'How many items?', kind: 'number' },
      { id: 'fridge', label: 'Does any need a fridge?', kind: 'yesNo' },
      { id: 'neededBy', label: 'When do they run out?', kind: 'text' },
    ],
  },
  befriending: {
    label: 'Befriending',
    questions: [
      { id: 'interests', label: 'What do they like to talk about?', kind: 'text' },
      { id: 'times', label: 'Good times to ring', kind: 'text' },
    ],
  },
  emotionalWellbeing: {
    label: 'Emotional wellbeing',
    questions: [{ id: 'concerns', label: 'What troubles them most?', kind: 'text' }],
  },
  healthAdvice: {
    label: 'Health advice',
    questions: [
      { id: 'about', label: 'About what?', kind: 'text' },
      { id: 'gpTold', label: 'Does the GP know?', kind: 'yesNo' },
    ],
  },
  financial: {
    label: 'Financial and benefits advice',
    questions: [
      { id: 'about', label: 'About what?', kind: 'text' },
      { id: 'meter', label: 'Prepayment meter?', kind: 'yesNo' },
    ],
  },
  information: {
    label: 'Information and signposting',
    questions: [{ id: 'about', label: 'About what?', kind: 'text' }],
  },
  other: { label: 'Other', questions: [{ id: 'about', label: 'What is needed?', kind: 'text' }] },
} as const satisfies Record<string, NeedCategoryDefinition>

export type NeedCategory = keyof typeof needCategories
export const needCategoryCodes = Object.keys(needCategories) as [NeedCategory, ...NeedCategory[]]

export const needStatuses = ['open', 'referred', 'inProgress', 'met', 'withdrawn', 'unmet'] as const
export type NeedStatus = (typeof needStatuses)[number]
export const needStatusLabels: Record<NeedStatus, string> = {
  open: 'Open',
  referred: 'Referred',
  inProgress: 'In progress',
  met: 'Met',
  withdrawn: 'Withdrawn',
  unmet: 'Unmet',
}

export const urgencies = ['routine', 'soon', 'urgent'] as const
export type Urgency = (typeof urgencies)[number]
export const urgencyLabels: Record<Urgency, string> = {
  routine: 'Routine',
  soon: 'Within 3 days',
  urgent: 'Urgent: today',
}
