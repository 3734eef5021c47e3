import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { addWorkingDays, bankHolidaysOf, isBankHoliday, isWorkingDay } from '../../../shared/rules/bank-holidays.ts'
import { isCallingTime } from '../../../shared/rules/day-part.ts'
import { runs } from '../../helpers/runs.ts'

/** As gov.uk/bank-holidays publishes them for England and Wales: day and month. */
const published: Readonly<Record<number, string>> = {
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
}

const weekday = (date: CalendarDate) => londonTime(instantOf(Date.parse(`${date}T12:00:00.000Z`))).weekday
const aDay = fc.nat(366 * 80).map((days) => addDays('1980-01-01' as CalendarDate, days))

describe('bank holidays', () => {
  test.each(Object.entries(published))('of %s are those that were published', (year, days) => {
    expect([...bankHolidaysOf(Number(year))].sort()).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  test('are eight a year or more, each on a working day of the week, with Good Friday and Easter Monday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1978, max: 2099 }), (year) => {
        const days = [...bankHolidaysOf(year)].sort() as CalendarDate[]
        expect(days.length).toBeGreaterThanOrEqual(8)
        for (const day of days) {
          expect(day.slice(0, 4)).toBe(String(year))
          expect(weekday(day)).toBeLessThanOrEqual(5)
          expect(isBankHoliday(day)).toBe(true)
        }
        const spring = days.filter((day) => day > `${year}-03-19` && day < `${year}-04-27`)
        expect(spring.map(weekday)).toEqual([5, 1])
        expect(addDays(spring[0] ?? (days[0] as CalendarDate), 3)).toBe(spring[1])
      }),
      runs(122),
    )
  })

  test('are days on which the hub does not ring, where it has decided so', () => {
    const easterMonday = instantOf(Date.parse('2020-04-13T10:00:00.000Z'))
    const hub = { callingHours: { from: 9, to: 20 }, callingDays: [1, 2, 3, 4, 5] }
    expect(isCallingTime(easterMonday, { ...hub, bankHolidays: true })).toBe(true)
    expect(isCallingTime(easterMonday, { ...hub, bankHolidays: false })).toBe(false)
    expect(isCallingTime(instantOf(Date.parse('2020-04-14T10:00:00.000Z')), { ...hub, bankHolidays: false })).toBe(true)
  })
})

describe('working days', () => {
  test('so many after a day is a working day, with so many from there to it', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 40 }), (from, many) => {
        const to = addWorkingDays(from, many)
        expect(isWorkingDay(to)).toBe(true)
        let passed = 0
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) passed++
        expect(passed).toBe(many)
      }),
      runs(200),
    )
  })

  test('none after a day is the day itself; over Easter one is five days on', () => {
    expect(addWorkingDays('2020-04-12' as CalendarDate, 0)).toBe('2020-04-12')
    expect(addWorkingDays('2020-04-09' as CalendarDate, 1)).toBe('2020-04-14')
  })
})
