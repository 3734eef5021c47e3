import type { InputOf } from '../../shared/api.ts'
import type { ContactRole } from '../../shared/codes/contacts.ts'
import type { LadderOutcome, LadderStep } from '../../shared/codes/ladder.ts'
import type { WarningKind } from '../../shared/codes/warnings.ts'
import {
  type CallId,
  ContactId,
  MessageId,
  type NeedId,
  type PersonId,
  type StaffId,
  TaskId,
  WarningId,
} from '../../shared/domain/ids.ts'
import { addDays, type CalendarDate } from '../../shared/domain/time.ts'
import type { Chance } from './chance.ts'
import type { DemoHub } from './demo-hub.ts'
import type { PlannedCall } from './planned-call.ts'

/** What the desk needs of the play: to act as somebody of the crew, and new ids. */
export interface DeskPlay {
  readonly hub: DemoHub
  readonly dice: Chance
  readonly newId: () => string
  readonly staffAt: (place: number) => StaffId
  readonly run: <N extends DeskCommand>(name: N, input: InputOf<N>, place: number) => void
  /** The supervisor's place in the crew, who sees to steps and deliveries. */
  readonly chief: number
}

/** What is done at a desk besides ringing. */
export type DeskCommand =
  | 'contact.add'
  | 'warning.add'
  | 'task.add'
  | 'task.change'
  | 'need.recur'
  | 'delivery.record'
  | 'ladder.take'
  | 'message.send'

interface LoggedCall {
  readonly call: PlannedCall
  readonly callId: CallId
  readonly personId: PersonId
  readonly needs: readonly { readonly needId: NeedId; readonly category: string }[]
  readonly on: CalendarDate
}

/**
 * What a handler leaves behind a call besides the call: somebody who may be asked, what visitors must know, something to
 * be done, food that comes again every week.
 */
export function leaveOnDesk(play: DeskPlay, { call, callId, personId, needs, on }: LoggedCall): void {
  const { dice, run } = play
  if (call.outcome === 'spokeToOther' ? dice.odds(0.6) : call.outcome === 'spokeNeeds' && dice.odds(0.3)) {
    const [relation, role, mayAnswer] = dice.pick(relations)
    run(
      'contact.add',
      {
        contactId: ContactId.parse(play.newId()),
        personId,
        callId,
        name: dice.pick(contactNames),
        relation,
        roles: [role],
        phones: [`07700 900 ${dice.int(100, 999)}`],
        mayBeTold: dice.pick(['What help is coming, and when.', 'Everything.', 'That we rang, no more.']),
        mayAnswer,
        saidBy: call.outcome === 'spokeToOther' ? relation : 'The resident',
      },
      call.handler,
    )
  }
  if (call.outcome !== 'spokeNeeds') return
  if (dice.odds(0.12)) {
    const [kind, text] = dice.pick(warnings)
    run('warning.add', { warningId: WarningId.parse(play.newId()), personId, callId, kind, text }, call.handler)
  }
  if (dice.odds(0.12)) {
    run(
      'task.add',
      {
        taskId: TaskId.parse(play.newId()),
        personId,
        callId,
        what: dice.pick(tasks),
        dueOn: addDays(on, dice.int(1, 5)),
        owner: play.staffAt(call.handler),
      },
      call.handler,
    )
  }
  const food = needs.find((need, at) => need.category === 'food' && !call.needs[at]?.metAtOnce)
  if (food && dice.odds(0.25)) {
    const from = addDays(on, dice.int(1, 6))
    const recurrence = { everyDays: 7, from, reviewOn: addDays(from, 28), owner: play.staffAt(call.handler) }
    run('need.recur', { needId: food.needId, personId, recurrence, reason: '' }, call.handler)
  }
}

/** At the end of a day: what came of deliveries, most of the tasks that are due, and the steps of the ladder. */
export function clearDesk(play: DeskPlay, on: CalendarDate): void {
  const { hub, dice, run, chief } = play
  const as = play.staffAt(chief)
  const first = { offset: 0, limit: 500, mine: false }
  for (const due of hub.query('due.page', { ...first, until: on }, as).rows) {
    const { needId, personId } = due
    if (due.what === 'review') {
      if (!dice.odds(0.5)) continue
      const reason = dice.pick(['Daughter shops now.', 'Has a supermarket slot.'])
      run('need.recur', { needId, personId, recurrence: null, reason }, chief)
    } else if (dice.odds(0.9)) {
      const result = dice.weighted([
        ['delivered', 20],
        ['notDelivered', 1],
        ['notWanted', 1],
      ] as const)
      run('delivery.record', { needId, personId, dueOn: due.dueOn, result, words: '' }, chief)
    }
  }
  for (const task of hub.query('tasks.page', { ...first, state: 'open' }, as).rows) {
    if (task.dueOn > on || !dice.odds(0.7)) continue
    const { taskId, personId } = task
    run('task.change', { taskId, personId, changes: { state: 'done' }, reason: dice.pick(done) }, chief)
  }
  for (const row of hub.query('ladder.page', { ...first, step: null }, as).rows) {
    if (row.dueOn > on || !dice.odds(0.75)) continue
    const outcome = dice.weighted(stepEnds[row.step])
    run(
      'ladder.take',
      {
        personId: row.personId,
        listId: row.listId,
        step: row.step,
        outcome,
        contactId: row.step === 'alternateContact' ? whomToAsk(play, row.personId) : null,
        on,
        note: stepNotes[outcome],
        newNumber: null,
      },
      chief,
    )
  }
}

/** Somebody who knows them and has a number: the step waits only where there is one. */
function whomToAsk({ hub, staffAt, chief }: DeskPlay, personId: PersonId): ContactId | null {
  const { contacts } = hub.query('case.open', { personId }, staffAt(chief))
  return contacts.find((contact) => contact.phones.length > 0)?.contactId ?? null
}

/** The supervisors' words to everybody, on a morning. */
export function greetTeam(play: DeskPlay, text: string): void {
  play.run('message.send', { messageId: MessageId.parse(play.newId()), to: null, text }, play.chief)
}

const relations: readonly (readonly [string, ContactRole, boolean])[] = [
  ['Daughter', 'nextOfKin', true],
  ['Son', 'nextOfKin', false],
  ['Neighbour, has a key', 'keyHolder', false],
  ['Carer, every morning', 'carer', true],
  ['Niece, interprets', 'interpreter', true],
]
const contactNames = ['Alex Morton', 'Jo Whitcombe', 'Sam Okello', 'Chris Delaney', 'Robin Sethi', 'Pat Lindqvist']
const warnings: readonly (readonly [WarningKind, string])[] = [
  ['dog', 'Large dog, friendly; leave the bag at the gate.'],
  ['access', 'Third floor, no lift: ring the bell twice and wait.'],
  ['infection', 'Somebody in the house is coughing: leave it on the step.'],
]
const tasks = [
  'Ask the pharmacy whether they deliver on Saturdays.',
  'Find out who holds the spare key.',
  'Send the leaflet about council tax support.',
  'Ring the surgery about the repeat prescription.',
]
const done = ['Done.', 'Rang them, and it is arranged.', 'Posted today.']
const stepEnds: Readonly<Record<LadderStep, readonly (readonly [LadderOutcome, number])[]>> = {
  alternateContact: [
    ['reached', 3],
    ['noResult', 4],
  ],
  letter: [
    ['noResult', 14],
    ['notPossible', 1],
  ],
  doorstep: [
    ['reached', 6],
    ['refused', 1],
    ['noResult', 4],
  ],
}
const stepNotes: Readonly<Record<LadderOutcome, string>> = {
  reached: 'Well, and glad that somebody asked. Needs nothing.',
  refused: 'Wants no help, and no more calls about it.',
  noResult: '',
  newWay: '',
  notPossible: 'No address that the post would find.',
}
