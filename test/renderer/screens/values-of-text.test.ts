import { expect, test } from 'vitest'
import { valuesOfText } from '../../../renderer/screens/call/values-of-text.ts'

test.each([
  ['', {}],
  ['  ', {}],
  ['900 418', { telephone: '900 418' }],
  ['+44 7700 900418', { telephone: '+44 7700 900418' }],
  ['943 476 5919', { nhsNumber: '943 476 5919' }],
  ['943 476 5918', { telephone: '943 476 5918' }],
  ['kt1 3ar', { postcode: 'KT1 3AR' }],
  ['6/5/1941', { dateOfBirth: '1941-05-06' }],
  ['31.2.1941', {}],
  ['Kim', { familyName: 'Kim' }],
  ['Anna  van der Berg', { givenName: 'Anna', familyName: 'van der Berg' }],
  ['김민수', { nativeName: '김민수' }],
])('“%s” is put where it most likely belongs', (text, values) => {
  expect(valuesOfText(text)).toEqual(values)
})
