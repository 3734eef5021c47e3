/** Words of the page on which a supervisor writes to the staff. */
export const messages = {
  title: 'Messages',
  to: 'To',
  everybody: 'Everybody who works here',
  text: 'Message',
  textHint: 'About the work, never about a resident: for that, add a task in their case file.',
  send: 'Send',
  needText: 'Write the message.',
  sent: 'Sent. It stays on their page My work until they have read it.',
} as const
