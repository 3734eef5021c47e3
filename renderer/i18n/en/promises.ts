/** Words of the supervisor's screen of promised callbacks. */
export const promises = {
  title: 'Promises',
  text: 'Who was promised a call back, the earliest first. A promise is kept by the next call to them, whoever makes it.',
  show: 'Show',
  shows: { overdue: 'Overdue', today: 'Today', all: 'All' },
  count_one: '{{count, number}} promise',
  count_other: '{{count, number}} promises',
  by: 'by {{name}}',
  byAnyone: 'by anyone',
  none: { overdue: 'No promise is overdue', today: 'No promise is left for today', all: 'No promise is open' },
  noneText:
    'Handlers promise a call back with a day and a time. Where nobody rings by then, the promise is shown here until somebody does.',
  first: 'These are the first {{shown, number}} of {{total, number}}.',
} as const
