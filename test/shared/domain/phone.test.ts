import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { phoneDigits, showPhone } from '../../../shared/domain/phone.ts'

describe('phoneDigits', () => {
  test.each([
    ['(06136) 462817', '06136462817'],
    ['+44(0)8798798214', '08798798214'],
    ['+44(0)5089 88449', '0508988449'],
    ['06128697301', '06128697301'],
    ['020 7946 0018', '02079460018'],
    ['+44 7700 900418', '07700900418'],
    ['+44 07700 900418', '07700900418'],
    ['0044 7700 900418', '07700900418'],
    ['7700900418', '07700900418'],
    ['447700900418', '07700900418'],
    ['0800 1111', '08001111'],
    ['01632 960 001 ext 23', '01632960001'],
    ['daughter 07700 900418', '07700900418'],
    ['+33 1 42 68 53 00', '+33142685300'],
    ['00 33 1 42 68 53 00', '+33142685300'],
  ])('%s is dialled %s', (written, digits) => {
    expect(phoneDigits(written)).toBe(digits)
  })

  test.each(['', '999', 'not known', '12345678901234567', '0', '00000'])('%j is no number', (written) => {
    expect(phoneDigits(written)).toBeNull()
  })

  test('ordinary British numbers come out as the metadata has them', () => {
    const digit = fc.constantFrom(...'0123456789')
    const number = fc
      .tuple(
        fc.constantFrom('0', '+44', '+44 ', '+44(0)'),
        fc.constantFrom(...'123456789'),
        fc.array(digit, { minLength: 9, maxLength: 9 }),
      )
      .map(([prefix, first, rest]) => `${prefix}${first}${rest.slice(0, 4).join('')} ${rest.slice(4).join('')}`)
    fc.assert(
      fc.property(number, (written) => {
        const found = parsePhoneNumberFromString(written.replace('(0)', ''), 'GB')
        expect(phoneDigits(written)).toBe(found?.isPossible() ? `0${found.nationalNumber}` : null)
      }),
    )
  })
})

describe('showPhone', () => {
  test.each([
    ['02079460018', '020 7946 0018'],
    ['07700900418', '07700 900418'],
    ['06128697301', '06128697301'],
    ['+33142685300', '+33 1 42 68 53 00'],
    ['999', '999'],
  ])('%s is shown as %s', (digits, shown) => {
    expect(showPhone(digits)).toBe(shown)
  })
})
