import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitWords } from '../../../renderer/screens/sheet/fit-words.ts'

test('what fits is whole, the short first', () => {
  expect(fitWords(['Very hard of hearing', 'No voicemail'], 60)).toBe('No voicemail · Very hard of hearing')
})

test('what does not fit is cut where it is long, and everything is there', () => {
  const words = [
    'Hard of hearing: speak slowly, and say who you are twice',
    'Relay UK',
    'Safe to speak: before four, alone',
  ]
  expect(fitWords(words, 70)).toBe('Relay UK · Safe to speak: before four,… · Hard of hearing: speak slow…')
})

test('it never takes more room than there is, and never loses a word, for as many as there may be', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 500 }), { minLength: 1, maxLength: 7 }), (words) => {
      const line = fitWords(
        words.map((word) => word.replaceAll('·', '-')),
        155,
      )
      expect(line.length).toBeLessThanOrEqual(155)
      expect(line.split(' · ')).toHaveLength(words.length)
    }),
  )
})
