import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nhsNumberDigits, passesCheckDigit, showNhsNumber } from '../../../shared/domain/nhs-number.ts'
import { readReferenceNumber, referenceNumber } from '../../../shared/domain/reference-number.ts'
import { mayMove, referralStates } from '../../../shared/domain/referral.ts'
import { runs } from '../../helpers/runs.ts'

const anId = fc.stringMatching(/^[0-9a-f]{32}$/)

describe('reference numbers', () => {
  test('come back as they were said, in any case, with any spaces or hyphens, O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(anId, fc.constantFrom('R' as const, 'C' as const), fc.constantFrom('', ' ', '-'), (id, kind, gap) => {
        const number = referenceNumber(kind, id)
        expect(number).toMatch(/^[RC] [0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2}[0-9A-Z*~$=]$/)
        const letters = number.slice(2).replaceAll('-', '')
        expect(readReferenceNumber(number)).toEqual({ kind, letters: letters.slice(0, 8) })
        const said = [...letters].join(gap).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
        expect(readReferenceNumber(said)).toEqual({ kind: null, letters: letters.slice(0, 8) })
        expect(referenceNumber(kind, id)).toBe(number)
      }),
      runs(300),
    )
  })

  test('with one character wrong, or two that stand side by side exchanged, are caught', () => {
    fc.assert(
      fc.property(anId, fc.nat(8), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (id, place, letter) => {
        const letters = referenceNumber('R', id).slice(2).replaceAll('-', '')
        if (letters[place] !== letter) {
          expect(readReferenceNumber(letters.slice(0, place) + letter + letters.slice(place + 1))).toBeNull()
        }
        if (place < 7 && letters[place] !== letters[place + 1]) {
          const exchanged = `${letters.slice(0, place)}${letters[place + 1]}${letters[place]}${letters.slice(place + 2)}`
          expect(readReferenceNumber(exchanged)).toBeNull()
        }
      }),
      runs(500),
    )
  })

  test('that are none are not read as one', () => {
    for (const text of ['', 'R', 'K7Q-4F2', '020 7946 0018', 'KT1 3AR', 'R K7Q-4F2-9XMM']) {
      expect(readReferenceNumber(text)).toBeNull()
    }
  })
})

describe('NHS numbers', () => {
  test('by example', () => {
    expect(passesCheckDigit('9434765919')).toBe(true)
    expect(passesCheckDigit('9991234567')).toBe(false)
    expect(nhsNumberDigits('943 476 5919')).toBe('9434765919')
    expect(nhsNumberDigits('943-476-591')).toBeNull()
    expect(showNhsNumber('9434765919')).toBe('943 476 5919')
    for (const digit of '0123456789') expect(passesCheckDigit(digit.repeat(10))).toBe(false)
  })

  test('with one digit wrong, or two side by side exchanged, never pass', () => {
    const good = fc.stringMatching(/^\d{9}$/).map((nine) => {
      let sum = 0
      for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i)
      return `${nine}${(11 - (sum % 11)) % 11}`
    })
    fc.assert(
      fc.property(good, fc.nat(9), fc.nat(9), (number, place, digit) => {
        fc.pre(number.length === 10 && !/^(\d)\1*$/.test(number))
        expect(passesCheckDigit(number)).toBe(true)
        if (number[place] !== String(digit)) {
          expect(passesCheckDigit(`${number.slice(0, place)}${digit}${number.slice(place + 1)}`)).toBe(false)
        }
        if (place < 9 && number[place] !== number[place + 1]) {
          const exchanged = `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`
          expect(passesCheckDigit(exchanged)).toBe(false)
        }
      }),
      runs(300),
    )
  })
})

test('a referral goes forward only: from every state to an end, and from an end nowhere', () => {
  const ends = ['declined', 'completed', 'unable', 'withdrawn'] as const
  for (const state of referralStates) {
    const onward = referralStates.filter((to) => mayMove(state, to))
    if ((ends as readonly string[]).includes(state)) expect(onward).toEqual([])
    else expect(onward).toContain('withdrawn')
    expect(mayMove(state, state)).toBe(false)
    expect(mayMove(state, 'drafted')).toBe(false)
  }
  expect(referralStates.filter((to) => mayMove('drafted', to))).toEqual(['sent', 'withdrawn'])
})
