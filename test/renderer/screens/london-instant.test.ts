import fc from 'fast-check'
import { expect, test } from 'vitest'
import { londonInstant, readClockTime } from '../../../renderer/screens/call/london-instant.ts'
import { type CalendarDate, londonTime } from '../../../shared/domain/time.ts'

test('summer and winter', () => {
  expect(londonInstant('2020-04-03' as CalendarDate, 14, 30)).toBe('2020-04-03T13:30:00.000Z')
  expect(londonInstant('2020-12-03' as CalendarDate, 14, 30)).toBe('2020-12-03T14:30:00.000Z')
  expect(londonInstant('2020-07-01' as CalendarDate, 0, 15)).toBe('2020-06-30T23:15:00.000Z')
})

test('the wall shows the time that was meant, but in the hour that a clock change leaves out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3650 }), fc.nat(23), fc.nat(59), (days, hour, minute) => {
      const date = new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10) as CalendarDate
      const seen = londonTime(londonInstant(date, hour, minute))
      const isLeftOut = /-03-(2[5-9]|3[01])$/.test(date) && new Date(date).getUTCDay() === 0 && hour === 1
      expect(isLeftOut || (seen.date === date && seen.hour === hour && seen.minute === minute)).toBe(true)
    }),
  )
})

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
