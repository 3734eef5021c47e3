import { expect, test } from 'vitest'
import { copyAcrossBridge } from '../../electron/browser/copy-across-bridge.ts'

/** What is exposed, as the page sees it. */
function exposed<T>(api: T): T {
  return copyAcrossBridge(api) as T
}

test('the page gets a frozen copy, so that it cannot change what was exposed', () => {
  const api = { shell: { kind: 'browser' }, list: [1] }
  const copy = exposed(api)
  expect(copy).toEqual(api)
  expect(copy.shell).not.toBe(api.shell)
  expect(() => Object.assign(copy.shell, { kind: 'other' })).toThrow(TypeError)
})

test('functions are called across, with copies of what they are given and give back', async () => {
  const given: unknown[] = []
  const kept = { inside: true }
  const api = exposed({
    ask: async (envelope: unknown) => {
      given.push(envelope)
      return kept
    },
  })
  const sent = { bytes: Uint8Array.of(1, 2), name: 'x' }
  const answer = await api.ask(sent)
  expect(given[0]).toEqual(sent)
  expect(given[0]).not.toBe(sent)
  expect(answer).toEqual(kept)
  expect(answer).not.toBe(kept)
})

test('a class arrives without its methods, as in Electron', () => {
  class Envelope {
    name = 'x'
    secret() {
      return 1
    }
  }
  const copy = exposed({ envelope: new Envelope() })
  expect(Object.getPrototypeOf(copy.envelope)).toBe(Object.prototype)
  expect(copy.envelope).toEqual({ name: 'x' })
})

test.each([
  ['a weak map', new WeakMap()],
  ['a weak set', new WeakSet()],
  ['a generator', (function* () {})()],
])('%s is refused', (_what, value) => {
  expect(() => copyAcrossBridge({ value })).toThrow('could not be cloned')
  expect(() => exposed({ take: (_given: unknown) => null }).take({ value })).toThrow('could not be cloned')
})

test('a cycle is refused', () => {
  const round: Record<string, unknown> = {}
  round.self = round
  expect(() => copyAcrossBridge(round)).toThrow('recursion depth')
})

test('symbols are left out', () => {
  expect(copyAcrossBridge({ symbol: Symbol('x'), [Symbol('y')]: 1 })).toEqual({ symbol: undefined })
})
