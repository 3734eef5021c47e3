import { expect, test } from 'vitest'
import { normalPostcode } from '../../../shared/domain/postcode.ts'

test.each([
  ['GU112LA', 'GU11 2LA'],
  [' kt1  3ar ', 'KT1 3AR'],
  ['EC1A-1BB', 'EC1A 1BB'],
  ['gir 0aa', 'GIR 0AA'],
  ['BFPO57', 'BFPO 57'],
  ['bfpo c/o 640', 'BFPO 640'],
  ['bf1 0aa', 'BF1 0AA'],
])('%s is %s', (written, normal) => {
  expect(normalPostcode(written)).toBe(normal)
})

test.each(['', 'NA', 'KT1', '12345', 'KT1 3ARX', 'Kingston', 'SW1 AAA'])('%j is no postcode', (written) => {
  expect(normalPostcode(written)).toBeNull()
})
