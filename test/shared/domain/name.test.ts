import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, fullName, nativeForm } from '../../../shared/domain/name.ts'

describe('foldName', () => {
  test.each([
    ['O’Brien', 'obrien'],
    ["O'BRIEN", 'obrien'],
    ['Reynolds-Kuhlman', 'reynoldskuhlman'],
    [' Siân   Ćosić ', 'sian cosic'],
    ['Dr. A. Strauß', 'dr a strauss'],
    ['김민수', 'gimminsu'],
  ])('%s folds to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  test('is the same however the accents were typed', () => {
    expect(foldName('Siân')).toBe(foldName('Sia\u0302n'))
  })

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
    )
  })
})

test('a name in another script is kept beside its folded form, marks and all', () => {
  expect(nativeForm('தமிழ் செல்வி')).toBe('தமிழ் செல்வி'.normalize('NFC'))
  expect(nativeForm('Smith')).toBeNull()
})

describe('fullName', () => {
  test.each([
    [{ givenName: 'Ada', familyName: 'King' }, 'Ada King'],
    [{ givenName: 'Ada', familyName: null }, 'Ada'],
    [{ nativeName: '김민수' }, '김민수'],
    [{ givenName: ' ', familyName: '' }, 'Name not known'],
  ])('%j is shown as %s', (name, shown) => {
    expect(fullName(name)).toBe(shown)
  })
})
