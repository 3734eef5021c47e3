import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

/** What jsdom has not: sizes change never, media queries never match. */
class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizes
globalThis.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList
Element.prototype.scrollTo ??= () => {}
Element.prototype.scrollIntoView ??= () => {}

// Nothing is laid out: every element is as large as a window, so that long tables have rows in sight.
Object.defineProperties(Element.prototype, {
  clientHeight: { configurable: true, get: () => 600 },
  clientWidth: { configurable: true, get: () => 1000 },
})

// Two files are tested at once, beside others' processes: what comes is waited for a little longer.
configure({ asyncUtilTimeout: 5000 })
afterEach(() => cleanup())
