import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consentAnswers } from '../../../shared/domain/consent.ts'
import { consentRefusal } from '../../../shared/rules/consent-gate.ts'
import { runs } from '../../helpers/runs.ts'

const answers = fc
  .array(
    fc.record({
      recipient: fc.constantFrom(null, 'foodbank', 'church'),
      answer: fc.constantFrom(...consentAnswers),
    }),
    { maxLength: 6 },
  )
  .map((some) => some.map((one, index) => ({ ...one, hlc: `00000000000${index}-0000` })))

test('without a yes for this partner or for any, nothing leaves; and nothing leaves against a refusal', () => {
  fc.assert(
    fc.property(answers, fc.nat(6), (given, turn) => {
      const refusal = consentRefusal(given, 'foodbank', 'consent')
      const own = given.filter((one) => one.recipient === 'foodbank')
      const counting = own.length > 0 ? own : given.filter((one) => one.recipient === null)
      if (!counting.some((one) => one.answer === 'given')) expect(refusal).not.toBeNull()
      if (counting.some((one) => one.answer === 'refused')) expect(refusal).toBe('Consent was refused')
      if (counting.length > 0 && counting.every((one) => one.answer === 'given')) expect(refusal).toBeNull()
      const turned = [...given.slice(turn), ...given.slice(0, turn)]
      expect(consentRefusal(turned, 'foodbank', 'consent')).toBe(refusal)
    }),
    runs(400),
  )
})

test('what was said of another partner counts for nothing', () => {
  expect(consentRefusal([{ recipient: 'church', answer: 'given', hlc: '1' }], 'foodbank', 'consent')).toBe(
    'Consent was not asked',
  )
  expect(
    consentRefusal(
      [
        { recipient: null, answer: 'given', hlc: '1' },
        { recipient: 'foodbank', answer: 'withdrawn', hlc: '2' },
      ],
      'foodbank',
      'consent',
    ),
  ).toBe('Consent was withdrawn')
})

test('a recorded safeguarding basis is the exception', () => {
  fc.assert(
    fc.property(answers, (given) => {
      expect(consentRefusal(given, 'foodbank', 'safeguarding')).toBeNull()
    }),
  )
})
