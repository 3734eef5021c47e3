import type { NeedCategory } from '../../shared/codes/needs.ts'
import type { OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { DemoPerson } from './borough.ts'
import type { Chance } from './chance.ts'

/** A handler's note of a call that went out: short, as such notes are. Nobody writes after every unanswered ring. */
export function outboundNote(dice: Chance, outcome: OutcomeCode, person: DemoPerson): string {
  switch (outcome) {
    case 'noAnswer':
      return dice.odds(0.75)
        ? ''
        : dice.pick(['Rang out.', 'Let it ring 20 times.', 'No machine.', 'Will try later in the day.'])
    case 'voicemailLeft':
      return dice.pick([
        'Left our number.',
        'Left name and hub number, nothing else.',
        'Left message, asked to ring back.',
        '',
      ])
    case 'voicemailNotLeft':
      return dice.pick(['Machine gives another name, left nothing.', 'Mailbox full.', 'Greeting was not theirs.'])
    case 'busy':
      return dice.pick(['', 'Engaged twice.', 'Engaged.'])
    case 'callDropped':
      return dice.pick(['Line went dead after hello.', 'Very bad line, cut off.', 'Cut off, rang back, no answer.'])
    case 'spokeToOther':
      return dice.pick([
        `${They(person)} was asleep; asked to try another time.`,
        `${They(person)} was at the hospital for an appointment.`,
        'In the bath. Ring again.',
        `Not able to come to the telephone. Said ${they(person)} is well.`,
        'Would not say more, but will pass it on.',
      ])
    case 'wrongNumber':
      return dice.pick(['Never heard of them.', 'A business has this number now.', 'Had this number two years.'])
    case 'unobtainable':
      return dice.pick(['Number not in service.', 'Continuous tone.', ''])
    case 'languageBarrier':
      return dice.pick([
        'A few words of English only.',
        'Needs somebody who speaks the language.',
        'Understood who we are, no more.',
      ])
    case 'refused':
      return dice.pick([
        'Polite, but would rather not talk.',
        'Says this is a waste of our time.',
        'Thought it was a scam; gave them the council number to check. Still no.',
        'Does not want help from the council.',
      ])
    case 'neverCall':
      return dice.pick(['Asked us never to ring again. Apologised.', 'Upset by the calls; wants no more of them.'])
    case 'deceased':
      return dice.pick([
        `${relative(dice, person)} told me ${they(person)} died last month. Said how sorry we are.`,
        `Died in February, says ${relative(dice, person).toLowerCase()}. Wants no more letters.`,
        `${relative(dice, person)} answered. Died at Easter. Offered bereavement support, number given.`,
      ])
    case 'movedAway':
      return dice.pick([
        `Has gone to stay with ${dice.pick(['a son in Leeds', 'a daughter in Devon', 'family in Croydon'])} for as long as this lasts.`,
        'Moved in the new year; new people at the address.',
      ])
    case 'inCare':
      return dice.pick([
        'In Kingston Hospital since last week.',
        `In a care home since ${dice.pick(['January', 'the autumn', 'a fall'])}; they look after everything.`,
        'In hospital; daughter will ring us when there is a date to come home.',
      ])
    case 'spokeCallback':
      return dice.pick([
        'Carer was there; ring back.',
        'Just sitting down to lunch.',
        'Would like their daughter to be there when we talk.',
        'Waiting for the doctor to ring; ring back.',
      ])
    case 'safeguardingEscalated':
      return 'Sounded frightened; somebody else in the room answering for them. Told the supervisor at once, who has rung adult social care.'
    case 'safeguarding999':
      return 'Short of breath and confused while we spoke. Stayed on the line, colleague rang 999; ambulance arrived 20 minutes later.'
    case 'spokeNoSupport':
      return wellNote(dice, person)
    case 'spokeNeeds':
      return needsNote(dice, person)
  }
}

function wellNote(dice: Chance, person: DemoPerson): string {
  const who = person.livesAlone
    ? dice.pick([
        'Daughter shops.',
        'Neighbours are very good.',
        'Son brings food on Saturdays.',
        'Church friends ring every day.',
      ])
    : dice.pick([
        'Family do the shopping.',
        'Spouse is well and goes out.',
        'Has online deliveries.',
        'All managed at home.',
      ])
  const more = dice.pick([
    '',
    '',
    'Has our number.',
    'Cheerful.',
    'Glad somebody rang.',
    'Misses going out.',
    'Pharmacy delivers.',
    'Garden keeps them busy.',
    'Has had the letter.',
    'Government box comes.',
    'Knows about the helpline.',
  ])
  return `${who} ${more}`.trim()
}

function needsNote(dice: Chance, person: DemoPerson): string {
  const opening = person.livesAlone
    ? dice.pick([
        'On their own since this began.',
        'No family near.',
        'Daughter shields too.',
        'Neighbour helped until last week, now ill.',
      ])
    : dice.pick([
        'Both shielding.',
        'Spouse is the carer and worn out.',
        'Son lost his work.',
        'Nobody in the house can go out.',
      ])
  return `${opening} ${dice.pick(['Explained what we can do.', 'Reluctant to ask.', 'Very grateful.', 'Went through everything slowly.', 'Would like to be rung again.', 'Talked for a while.'])}`
}

/** A handler's note of a call that came in. */
export function inboundNote(dice: Chance, withNeeds: boolean, registered: boolean): string {
  const opening = registered
    ? dice.pick(['Not on any list; registered.', 'Heard of us from a neighbour.', 'Had a leaflet.'])
    : ''
  const rest = withNeeds
    ? dice.pick([
        'Rang after our message.',
        'Usual help has stopped.',
        'Asked what we can do.',
        'Worried, calmer by the end.',
        'Things have changed since we last spoke.',
        'Slot did not come through.',
        'Had our number on the fridge.',
        '',
      ])
    : dice.pick([
        'Rang to say thank you.',
        'Returning our call; all is well.',
        'Wanted to know whether we are real. We are.',
        'Asked when shielding ends. Told what is known.',
        'Rang to say the parcel came.',
        'Wrong department; put through to council tax.',
      ])
  return `${opening} ${rest}`.trim()
}

export interface NeedWords {
  readonly detail: string
  /** By the ids of the category's questions. */
  readonly answers: Readonly<Record<string, string>>
}

/** What is needed, in a line, and the answers to some of the category's questions. */
export function needWords(dice: Chance, category: NeedCategory, person: DemoPerson): NeedWords {
  const some = (answers: Record<string, string>) =>
    Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== '' && dice.odds(0.8)))
  switch (category) {
    case 'food':
      return {
        detail: dice.pick([
          'Cannot get a delivery slot.',
          `Food for ${dice.int(2, 4)} days left.`,
          'Weekly shop, list on request.',
          'Nobody to shop since the carer stopped.',
          'Government box has not come.',
          'Bread, milk, fresh vegetables.',
        ]),
        answers: some({
          householdSize: String(person.livesAlone ? 1 : dice.int(2, 4)),
          dietary: dice.pick(['', '', 'Diabetic', 'Halal', 'Vegetarian', 'No nuts', 'Soft food', 'Low salt']),
          cooking: dice.weighted([
            ['Yes', 8],
            ['Microwave or kettle only', 2],
            ['No', 1],
          ]),
          afford: dice.weighted([
            ['Yes', 6],
            ['In part', 3],
            ['No', 3],
          ]),
        }),
      }
    case 'medicine':
      return {
        detail: dice.pick([
          'Repeat prescription to be collected.',
          'Pharmacy has stopped delivering.',
          'Inhalers run out this week.',
          'Prescription waiting since Monday.',
          'Needs it brought every four weeks.',
        ]),
        answers: some({
          pharmacy: dice.pick([
            'Hook Road Pharmacy',
            'Bridge Pharmacy',
            'Malden High Street Chemist',
            'Canbury Chemist',
          ]),
          items: String(dice.int(1, 9)),
          fridge: dice.odds(0.2) ? 'Yes' : 'No',
          neededBy: dice.pick(['Friday', 'In three days', 'End of next week', 'Tomorrow']),
        }),
      }
    case 'befriending':
      return {
        detail: dice.pick([
          'Would love a weekly call.',
          'Has spoken to nobody for days.',
          'Misses the day centre.',
          'Widowed last year.',
        ]),
        answers: some({
          interests: dice.pick([
            'Gardening',
            'Cricket',
            'Knitting',
            'The war years',
            'Grandchildren',
            'Opera',
            'Films',
            'Cooking',
          ]),
          times: dice.pick(['Mornings', 'After lunch', 'Evenings', 'Any day but Sunday']),
        }),
      }
    case 'emotionalWellbeing':
      return {
        detail: dice.pick([
          'Not sleeping, very anxious.',
          'Low since the funeral.',
          'Afraid to open the door.',
          'Tearful; asked for somebody to talk to.',
        ]),
        answers: some({ concerns: dice.pick(['The news', 'Being alone', 'Catching it', 'Family abroad']) }),
      }
    case 'healthAdvice':
      return {
        detail: dice.pick([
          'Unsure whether to go to an appointment.',
          'Blood test put off.',
          'Wants to know about oxygen.',
          'Dressings need changing.',
        ]),
        answers: some({
          about: dice.pick(['Hospital appointment', 'Dressings', 'Dialysis transport', 'Blood tests']),
          gpTold: dice.odds(0.4) ? 'Yes' : 'No',
        }),
      }
    case 'financial':
      return {
        detail: dice.pick([
          'Lost all work; no savings.',
          'Behind with rent.',
          'Has never claimed before.',
          'Meter nearly empty.',
          'Furlough has not come through.',
        ]),
        answers: some({
          about: dice.pick(['Universal Credit', 'Rent', 'Council tax', 'Energy bills', 'Pension Credit']),
          meter: dice.odds(0.3) ? 'Yes' : 'No',
        }),
      }
    case 'information':
      return {
        detail: dice.pick([
          'How to register for the government box.',
          'Supermarket priority slots.',
          'Rubbish collection for those who shield.',
          'What shielding means for the family.',
          'Letter not understood.',
        ]),
        answers: some({ about: dice.pick(['Shielding rules', 'Supermarkets', 'Council services', 'Transport']) }),
      }
    case 'other':
      return {
        detail: dice.pick([
          'Dog needs walking.',
          'Boiler has stopped.',
          'Library books to go back.',
          'Tablet, so as to see the grandchildren.',
          'Lightbulbs out on the stairs.',
        ]),
        answers: {},
      }
  }
}

/** What was said when help was at hand in the call itself. */
export function metAtOnce(dice: Chance, category: NeedCategory): string {
  const special: Partial<Record<NeedCategory, readonly string[]>> = {
    food: [
      'Priority slot booked with them on the telephone.',
      'Neighbourhood volunteer goes today.',
      'Local shop will deliver; number given.',
    ],
    medicine: ['Rang the pharmacy; they deliver tomorrow.', 'Volunteer collects this afternoon.'],
    information: ['Told them, and letter sent.', 'Explained; they wrote it down.', 'Numbers given.'],
  }
  return dice.pick(
    special[category] ?? ['Number given and explained.', 'Put through to the right desk.', 'Leaflet posted.'],
  )
}

/** What a partner says when it answers. */
export function replyWords(dice: Chance, to: 'accepted' | 'declined' | 'inProgress' | 'completed' | 'unable'): string {
  switch (to) {
    case 'accepted':
      return dice.pick(['', 'On our round.', 'Volunteer found.', 'Will ring them this week.'])
    case 'inProgress':
      return dice.pick([
        'First delivery made.',
        'First call made, they got on well.',
        'Appointment booked.',
        'Weekly from now on.',
      ])
    case 'completed':
      return dice.pick([
        'Done.',
        'Parcel delivered, all well.',
        'Medicine delivered to the door.',
        'Advice given; claim sent.',
        'Has a weekly caller now.',
        'Sorted out with the family.',
      ])
    case 'declined':
      return dice.pick([
        'Outside our area.',
        'Not something that we do; try the council.',
        'No volunteers left this week.',
      ])
    case 'unable':
      return dice.pick(['Rang four times, no answer.', 'Says it is no longer needed.', 'Has gone to stay with family.'])
  }
}

/** Who else was on the line. */
export function somebodyElse(dice: Chance, person: DemoPerson): string {
  if (person.age < 20) return dice.pick(['Mother', 'Father'])
  return dice.pick(
    person.livesAlone ? ['Carer', 'Daughter', 'Son', 'Neighbour'] : ['Daughter', 'Son', spouse(person), 'Carer'],
  )
}

function relative(dice: Chance, person: DemoPerson): string {
  return dice.pick(['Daughter', 'Son', spouse(person), 'Sister'])
}

function spouse(person: DemoPerson): string {
  return person.sex === 'female' ? 'Husband' : 'Wife'
}

function they(person: DemoPerson): string {
  return person.sex === 'female' ? 'she' : 'he'
}

function They(person: DemoPerson): string {
  return person.sex === 'female' ? 'She' : 'He'
}
