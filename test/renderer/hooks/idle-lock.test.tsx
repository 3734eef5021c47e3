import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { request } from '../../../renderer/api.ts'
import { useIdleLock } from '../../../renderer/frame/useIdleLock.ts'

const minute = 60_000
let asked: string[]
let finishVerify: () => void

beforeEach(() => {
  asked = []
  vi.useFakeTimers()
  const answer = { ok: true, value: null }
  vi.stubGlobal('hub', {
    request: ({ name }: { name: string }) => {
      asked.push(name)
      if (name !== 'hub.verify') return Promise.resolve(answer)
      return new Promise((resolve) => {
        finishVerify = () => resolve(answer)
      })
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('an idle screen is locked, but never while a long piece of work goes on', async () => {
  renderHook(() => useIdleLock(5))
  await vi.advanceTimersByTimeAsync(4 * minute)
  const verify = request('hub.verify', {})
  await vi.advanceTimersByTimeAsync(20 * minute)
  expect(asked).toEqual(['hub.verify'])
  finishVerify()
  await verify
  await vi.advanceTimersByTimeAsync(4 * minute)
  expect(asked).toEqual(['hub.verify'])
  await vi.advanceTimersByTimeAsync(2 * minute)
  expect(asked).toContain('session.lock')
})
