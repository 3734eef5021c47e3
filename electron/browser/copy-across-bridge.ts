/**
 * Copies a value as Electron's contextBridge does: functions become callable from the other side, with what they are
 * given and what they return copied in turn; plain objects and arrays are copied and frozen; promises, errors and
 * cloneable values cross by structured clone. Throws, as Electron does, on what cannot cross (an element of the page, a
 * weak map) and on what is nested too deeply (a cycle). Symbols are left out.
 */
export function copyAcrossBridge(value: unknown, depth = 0): unknown {
  if (depth > deepest)
    throw new TypeError(
      'Electron contextBridge recursion depth exceeded. Nested objects deeper than 1000 are not supported.',
    )
  if (typeof value === 'symbol') return undefined
  if (typeof value === 'function') {
    return (...given: unknown[]): unknown =>
      copyAcrossBridge(
        Reflect.apply(
          value,
          undefined,
          given.map((one) => copyAcrossBridge(one)),
        ),
      )
  }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Promise) {
    return value.then(
      (result) => copyAcrossBridge(result),
      (reason) => Promise.reject(copyAcrossBridge(reason)),
    )
  }
  if (Array.isArray(value)) return Object.freeze(value.map((one) => copyAcrossBridge(one, depth + 1)))
  if (isPlain(value)) {
    const copied = Object.entries(value).map(([key, one]) => [key, copyAcrossBridge(one, depth + 1)])
    return Object.freeze(Object.fromEntries(copied))
  }
  try {
    return structuredClone(value)
  } catch {
    throw new TypeError('An object could not be cloned.')
  }
}

const deepest = 1000

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
