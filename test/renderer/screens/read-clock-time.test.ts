import { expect, test } from 'vitest'
import { readClockTime } from '../../../renderer/screens/call/read-clock-time.ts'

test.each([
  ['14:30', { hour: 14, minute: 30 }],
  ['1430', { hour: 14, minute: 30 }],
  ['2.30 pm', { hour: 14, minute: 30 }],
  ['9', { hour: 9, minute: 0 }],
  ['12am', { hour: 0, minute: 0 }],
  ['25:00', null],
  ['13pm', null],
  ['soon', null],
])('%s is read as a time', (text, time) => {
  expect(readClockTime(text)).toEqual(time)
})
