import { describe, expect, test } from 'vitest'
import { nextStepAfter } from '../../../db/commands/next-step.ts'
import { findPerson } from '../../../db/commands/person.ts'
import type { InputOf } from '../../../shared/api.ts'
import type { OutcomeCode } from '../../../shared/codes/outcomes.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { value } from '../../helpers/a-store.ts'

/** Somebody on a list, on a Friday afternoon. */
function onAList(values: Parameters<typeof aResident>[0] = {}, settings: InputOf<'hub.change'> = {}) {
  const hub = aHub().with(aResident(values))
  const handler = hub.staff('Priya')
  if (Object.keys(settings).length > 0) hub.must('hub.change', settings)
  hub.list([handler])
  return { hub, personId: String(hub.row('person', '1 = 1')?.person_id) }
}

function nextAfter(hub: AHub, personId: string, outcome: OutcomeCode, direction: 'outbound' | 'inbound' = 'outbound') {
  return nextStepAfter(hub.store, value(findPerson(hub.store, personId)), outcome, hub.at, direction)
}

describe('the next step', () => {
  test('of an attempt is the first time at which the hub rings and they may be rung', () => {
    const { hub, personId } = onAList()
    expect(nextAfter(hub, personId, 'noAnswer')).toBe(
      'That was attempt 1 of 6. Rung again today, in the morning or evening.',
    )
    hub.call(personId, { startedAt: hub.at })
    hub.moveTo('2020-04-03T17:00:00.000Z')
    expect(nextAfter(hub, personId, 'noAnswer')).toBe(
      'That was attempt 2 of 6. Rung again from tomorrow, in the morning.',
    )
  })

  test('leaves out days on which the hub does not ring', () => {
    const { hub, personId } = onAList(
      { preferredTimes: ['afternoon'] },
      { callingDays: [1, 2, 3, 4, 5], bankHolidays: false },
    )
    expect(nextAfter(hub, personId, 'noAnswer')).toContain('Rung again from 6 April 2020, in the afternoon.')
    hub.moveTo('2020-04-09T13:00:00.000Z')
    expect(nextAfter(hub, personId, 'noAnswer')).toContain('Rung again from 14 April 2020, in the afternoon.')
  })

  test('after the last attempt, or the last number, is the step that then waits', () => {
    const { hub, personId } = onAList({ phones: ['020 7946 0018', '07700 900 418'] }, { attemptLimit: 3 })
    expect(nextAfter(hub, personId, 'wrongNumber')).toBe('The number is marked. The next number can be rung at once.')
    const bad = { callId: hub.newId<string>(), personId, listId: null, startedAt: hub.at, endedAt: hub.at }
    hub.must('call.badNumber', { ...bad, number: '020 7946 0018', outcome: 'wrongNumber' })
    const letter = 'Next: a letter, by a supervisor, by 6 April 2020.'
    expect(nextAfter(hub, personId, 'wrongNumber')).toBe(`No number is left to ring. ${letter}`)
    hub.call(personId, { startedAt: hub.at })
    expect(nextAfter(hub, personId, 'busy')).toBe(`That was attempt 3 of 3. ${letter}`)
    hub.must('hub.change', { ladder: [] })
    expect(nextAfter(hub, personId, 'busy')).toContain('No step is left: they are counted as not to be contacted.')
  })

  test('reminds of the interpreter, and of a message that was not wanted', () => {
    const { hub, personId } = onAList({ voicemail: 'notAllowed', language: 'ko' })
    expect(nextAfter(hub, personId, 'languageBarrier')).toMatch(
      /^That was attempt .* rings the interpreter line first\.$/,
    )
    expect(nextAfter(hub, personId, 'voicemailLeft')).toContain('They have asked that no messages are left')
    expect(nextAfter(hub, personId, 'voicemailNotLeft')).not.toContain('messages')
    const allowed = onAList({ voicemail: 'allowed' })
    expect(nextAfter(allowed.hub, allowed.personId, 'voicemailLeft')).not.toContain('messages')
  })

  test('is nothing where they were reached, are on no open list, or rang in', () => {
    const { hub, personId } = onAList()
    expect(nextAfter(hub, personId, 'spokeNoSupport')).toBe('Nothing more to do for this list.')
    expect(nextAfter(hub, personId, 'spokeToOther', 'inbound')).toBe('Nothing more to do for this list.')
    hub.must('list.close', { listId: String(hub.row('list', '1 = 1')?.list_id), reason: 'Done' })
    expect(nextAfter(hub, personId, 'noAnswer')).toBe('On no open list: nothing more is planned.')
  })
})
