import { describe, expect, test } from 'vitest'
import { emptyCall } from '../../../renderer/screens/sheet/empty-call.ts'
import { outcomeOf, readTypedCall } from '../../../renderer/screens/sheet/read-typed-call.ts'
import type { SheetRow, TypedCall } from '../../../shared/domain/call.ts'
import type { CalendarDate, Instant } from '../../../shared/domain/time.ts'
import { list, minsu } from '../../helpers/fake-hub.ts'

const row: SheetRow = {
  personId: minsu,
  listId: list,
  caseNumber: 'C K7Q-4F2-9XM',
  name: 'Min-su Kim',
  age: 78,
  phones: ['020 7946 0018', '07700 900418'],
  language: 'ko',
  mind: [],
  why: 'Second attempt: mornings failed',
  lastNote: '',
  entered: false,
}
const friday = '2020-04-03' as CalendarDate
const saturday = '2020-04-04T09:00:00.000Z' as Instant

function read(typed: Partial<TypedCall>, more: { row?: SheetRow; day?: CalendarDate | null } = {}) {
  return readTypedCall(
    more.row ?? row,
    { ...emptyCall(), ...typed },
    more.day === undefined ? friday : more.day,
    saturday,
  )
}
function problemsOf(typed: Partial<TypedCall>, more: Parameters<typeof read>[1] = {}) {
  const found = read(typed, more)
  return 'problems' in found ? found.problems.map(({ part, message }) => `${part}: ${message}`) : []
}
function callOf(typed: Partial<TypedCall>, more: Parameters<typeof read>[1] = {}) {
  const found = read(typed, more)
  if ('problems' in found) throw new Error(found.problems.map(({ message }) => message).join(' '))
  return found.call
}

test('a line becomes the call it tells of, at the real time in London, on the day of the sheet', () => {
  const call = callOf({ outcome: 'D', time: '1410', minutes: '7', number: '2', needs: '13', note: 'Daughter shops.' })
  expect(call).toMatchObject({
    personId: minsu,
    listId: list,
    direction: 'outbound',
    number: '07700 900418',
    outcome: 'spokeNeeds',
    startedAt: '2020-04-03T13:10:00.000Z',
    endedAt: '2020-04-03T13:17:00.000Z',
    note: 'Daughter shops.',
  })
  expect(call.needs.map(({ category }) => category)).toEqual(['food', 'befriending'])
})

test('three boxes are enough where nobody answered: it took a minute, and the first number was rung', () => {
  expect(callOf({ outcome: 'n', time: '9.05' })).toMatchObject({
    outcome: 'noAnswer',
    number: '020 7946 0018',
    startedAt: '2020-04-03T08:05:00.000Z',
    endedAt: '2020-04-03T08:06:00.000Z',
  })
})

test('a call goes on no longer than until now', () => {
  const today = '2020-04-04' as CalendarDate
  expect(callOf({ outcome: 's', time: '0958', minutes: '9' }, { day: today }).endedAt).toBe(saturday)
})

test('the letters are those of the call screen', () => {
  expect(['s', 'D', ' c ', 'n', 'v', 'W', 'x', ''].map(outcomeOf)).toEqual([
    ...['spokeNoSupport', 'spokeNeeds', 'spokeCallback', 'noAnswer', 'voicemailLeft', 'wrongNumber'],
    ...[undefined, undefined],
  ])
})

test('a callback has its day and time, and is anybody’s', () => {
  const back = { backOn: '2020-04-06' as CalendarDate, backAt: '10' }
  expect(callOf({ outcome: 'c', time: '14', minutes: '2', ...back }).callback).toEqual({
    at: '2020-04-06T09:00:00.000Z',
    until: null,
    handler: null,
    note: '',
  })
})

describe('what is wrong is said, at its box', () => {
  test.each<[string, Partial<TypedCall>, string[]]>([
    ['nothing typed', {}, ['outcome', 'time']],
    ['no such letter', { outcome: 'x', time: '9' }, ['outcome']],
    ['no time', { outcome: 'n', time: 'noon' }, ['time']],
    ['spoke, and no minutes', { outcome: 's', time: '9' }, ['minutes']],
    ['minutes that are none', { outcome: 'n', time: '9', minutes: 'x' }, ['minutes']],
    ['a day on the telephone', { outcome: 's', time: '9', minutes: '999' }, ['minutes']],
    ['a wrong number, but which?', { outcome: 'w', time: '9' }, ['number']],
    ['a number that is not on the line', { outcome: 'n', time: '9', number: '3' }, ['number']],
    ['a need that is none', { outcome: 'd', time: '9', minutes: '2', needs: '19' }, ['needs']],
    ['needs, and none typed', { outcome: 'd', time: '9', minutes: '2' }, ['needs']],
    ['no support, and needs typed', { outcome: 's', time: '9', minutes: '2', needs: '1' }, ['needs']],
    ['deceased, and nobody said so', { outcome: 'e', time: '9' }, ['spokenTo']],
    ['a callback without a day', { outcome: 'c', time: '9', minutes: '2' }, ['backOn']],
    ['a callback without a time', { outcome: 'c', time: '9', minutes: '2', backOn: friday }, ['backAt']],
  ])('%s', (_what, typed, parts) => {
    expect(problemsOf(typed).map((problem) => problem.split(':')[0])).toEqual(parts)
  })

  test('a time that has not come yet', () => {
    expect(problemsOf({ outcome: 'n', time: '1410' }, { day: '2020-04-04' as CalendarDate })).toEqual([
      'time: That time has not come yet. Check the day and the time.',
    ])
  })

  test('no day', () => {
    expect(problemsOf({ outcome: 'n', time: '9' }, { day: null })).toEqual(['null: Enter the day of the calls, above.'])
  })
})

test('somebody without a number can be entered', () => {
  expect(callOf({ outcome: 'u', time: '9' }, { row: { ...row, phones: [] } }).number).toBeNull()
})
