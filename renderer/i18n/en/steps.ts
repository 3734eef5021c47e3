/** Words of the supervisor's screen of steps, tasks and deliveries. */
export const steps = {
  title: 'Steps',
  text: 'What is done when ringing is not enough, whoever’s it is, the earliest due first.',
  what: 'What',
  whats: { steps: 'Steps of the ladder', tasks: 'Tasks', due: 'Deliveries and reviews' },
  step: 'Step',
  anyStep: 'Any step',
  owner: 'Whose',
  anybodys: 'Anybody’s',
  supervisors: 'Any supervisor’s',
  steps_one: '{{count, number}} step waits',
  steps_other: '{{count, number}} steps wait',
  tasks_one: '{{count, number}} open task',
  tasks_other: '{{count, number}} open tasks',
  due_one: '{{count, number}} delivery or review due within a week',
  due_other: '{{count, number}} deliveries and reviews due within a week',
  letters: 'Print the letters that wait',
  none: { steps: 'No step waits', tasks: 'No task is open', due: 'Nothing is due within a week' },
  noneText: {
    steps:
      'When the attempts to ring somebody are used up, the next step stands here: somebody who knows them, a letter, a look at the door.',
    tasks: 'A task is written in a call or in a case file, for somebody, on a day.',
    due: 'A need that comes again, such as food every week, has each of its deliveries here.',
  },
  noneOfOwner: 'Nothing of theirs. Choose “Anybody’s” to see the rest.',
  first: 'These are the first {{shown, number}} of {{total, number}}.',
} as const
