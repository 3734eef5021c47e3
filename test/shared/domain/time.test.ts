import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  ageOn,
  type CalendarDate,
  type Instant,
  instantOf,
  londonInstant,
  londonTime,
  millisecondsOf,
  showDate,
  showTime,
  startOfLondonDay,
} from '../../../shared/domain/time.ts'
import { dayPart, isCallingTime, londonDate } from '../../../shared/rules/day-part.ts'
import { runs } from '../../helpers/runs.ts'

const aMoment = fc
  .integer({ min: Date.parse('2019-01-01'), max: Date.parse('2031-01-01') })
  .map((milliseconds) => instantOf(milliseconds))
const date = (text: string) => text as CalendarDate
const at = (text: string) => text as Instant

describe('days in London', () => {
  test('begin at midnight there, also on the days on which the clocks change', () => {
    expect(startOfLondonDay(date('2020-03-29'))).toBe('2020-03-29T00:00:00.000Z')
    expect(startOfLondonDay(date('2020-03-30'))).toBe('2020-03-29T23:00:00.000Z')
    expect(startOfLondonDay(date('2020-10-25'))).toBe('2020-10-24T23:00:00.000Z')
    expect(startOfLondonDay(date('2020-10-26'))).toBe('2020-10-26T00:00:00.000Z')
  })

  test('a moment lies in its own day and no other', () => {
    fc.assert(
      fc.property(aMoment, (moment) => {
        const day = londonDate(moment)
        expect(startOfLondonDay(day) <= moment).toBe(true)
        expect(startOfLondonDay(addDays(day, 1)) > moment).toBe(true)
        const first = londonTime(startOfLondonDay(day))
        expect([first.date, first.hour, first.minute]).toEqual([day, 0, 0])
        const hours =
          (millisecondsOf(startOfLondonDay(addDays(day, 1))) - millisecondsOf(startOfLondonDay(day))) / 3_600_000
        expect([23, 24, 25]).toContain(hours)
      }),
      runs(300),
    )
  })

  test('have the hours that the calendar of the machine gives them, at any moment, asked in any order', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
    const nearChange = fc
      .tuple(fc.constantFrom('1980-03-16', '2019-10-27', '2020-03-29', '2020-10-25', '2026-03-29'), fc.nat(6 * 60))
      .map(([day, minutes]) => instantOf(Date.parse(`${day}T00:00:00.000Z`) + (minutes - 60) * 60_000))
    fc.assert(
      fc.property(fc.oneof(aMoment, nearChange), (moment) => {
        const told = londonTime(moment)
        const clock = `${String(told.hour).padStart(2, '0')}:${String(told.minute).padStart(2, '0')}`
        expect(`${told.date} ${clock}`).toBe(wall.format(millisecondsOf(moment)))
        expect(told.weekday).toBe(new Date(`${told.date}T12:00:00Z`).getUTCDay() || 7)
      }),
      runs(300),
    )
  })

  test('have parts by the clock on the wall', () => {
    expect(dayPart(at('2020-03-28T11:59:00.000Z'))).toBe('morning')
    expect(dayPart(at('2020-03-29T11:00:00.000Z'))).toBe('afternoon')
    expect(dayPart(at('2020-03-29T16:00:00.000Z'))).toBe('evening')
    const hours = { callingHours: { from: 9, to: 20 }, callingDays: [1, 2, 3, 4, 5], bankHolidays: true }
    expect(isCallingTime(at('2020-04-03T08:00:00.000Z'), hours)).toBe(true)
    expect(isCallingTime(at('2020-04-03T07:59:59.999Z'), hours)).toBe(false)
    expect(isCallingTime(at('2020-04-03T19:00:00.000Z'), hours)).toBe(false)
    expect(isCallingTime(at('2020-04-04T12:00:00.000Z'), hours)).toBe(false)
  })
})

test('dates, times and ages as people say them', () => {
  expect(showDate(date('2020-04-03'))).toBe('3 April 2020')
  expect(showTime(at('2020-04-03T13:02:11.000Z'))).toBe('14:02')
  expect(ageOn(date('1940-02-29'), date('2020-02-28'))).toBe(79)
  expect(ageOn(date('1940-02-29'), date('2020-02-29'))).toBe(80)
  expect(ageOn(date('2021-01-01'), date('2020-02-29'))).toBeNull()
  expect(addDays(date('2020-02-28'), 2)).toBe('2020-03-01')
})

describe('the moment of a London time', () => {
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
})
