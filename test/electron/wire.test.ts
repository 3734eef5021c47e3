import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeMessage, encodeMessage } from '../../electron/wire.ts'

const message = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.uint8Array(),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('$')), tie('value'), { noNullPrototype: true }),
  ),
})).value

test('what is sent arrives', () => {
  fc.assert(
    fc.property(message, (sent) => {
      expect(decodeMessage(encodeMessage(sent))).toEqual(sent)
    }),
  )
})

test('a key __proto__ is a key like any other', () => {
  const arrived = decodeMessage(encodeMessage(JSON.parse('{"__proto__":{"may":"all"}}')))
  expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype)
  expect(Object.keys(Object(arrived))).toEqual(['__proto__'])
})

describe('what a structured clone refuses is refused', () => {
  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve(1)],
    ['a weak map', new WeakMap()],
  ])('%s', (_what, value) => {
    expect(() => encodeMessage({ value })).toThrow('could not be cloned')
  })
})

test('any bytes are either a message or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        decodeMessage(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
  )
})

test.each([
  ['a length beyond the end', [0, 0, 0, 9, 123]],
  ['no length', [0, 0]],
  ['a piece beyond the end', [...lengthOf('{"$":"bytes","length":5}'), 1, 2]],
  ['a piece of a negative length', [...lengthOf('{"$":"bytes","length":-1}')]],
  ['an unknown mark', [...lengthOf('{"$":"date"}')]],
])('%s is refused', (_what, bytes) => {
  expect(() => decodeMessage(Uint8Array.from(bytes))).toThrow()
})

function lengthOf(json: string): number[] {
  return [0, 0, 0, json.length, ...new TextEncoder().encode(json)]
}
