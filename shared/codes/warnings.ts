/** What whoever visits must know before they stand at the door. */
export const warningKinds = ['infection', 'dog', 'behaviour', 'access', 'twoPeople', 'other'] as const
export type WarningKind = (typeof warningKinds)[number]
export const warningKindLabels: Record<WarningKind, string> = {
  infection: 'Infection: keep two metres',
  dog: 'Dog or other animal',
  behaviour: 'Has been aggressive',
  access: 'Hard to get to the door',
  twoPeople: 'Go in twos',
  other: 'Other',
}
