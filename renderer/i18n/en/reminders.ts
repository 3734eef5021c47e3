/** Words that remind of what was promised. What a notification says may be read by anybody near: never a name. */
export const reminders = {
  label: 'Reminders',
  promisedAt: 'A call back is promised for {{time}}.',
  promisedBetween: 'A call back is promised between {{time}} and {{until}}.',
  concernRaised: 'A safeguarding concern was raised.',
  barAt: 'Promised for {{time}}:',
  barBetween: 'Promised between {{time}} and {{until}}:',
  ring: 'Ring',
  ringName: 'Ring {{name}}',
  putAway: 'Put away',
  putAwayName: 'Put away the reminder about {{name}}',
} as const
