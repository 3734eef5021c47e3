import { expect, test } from 'vitest'
import { changedFields } from '../../../renderer/screens/changed-fields.ts'

test('only what is different is carried, also inside lists and pairs', () => {
  const before = { name: 'A', takes: ['food'], hours: { from: 9, to: 20 } }
  expect(changedFields(before, { name: 'A', takes: ['food'], hours: { from: 9, to: 20 } })).toEqual({})
  expect(changedFields(before, { name: 'B', takes: ['food', 'other'], hours: { from: 9, to: 18 } })).toEqual({
    name: 'B',
    takes: ['food', 'other'],
    hours: { from: 9, to: 18 },
  })
})
