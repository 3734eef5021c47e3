import { cleanup } from '@testing-library/react'
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

afterEach(() => cleanup())
