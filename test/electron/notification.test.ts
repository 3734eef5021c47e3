import { expect, test, vi } from 'vitest'
import { packaging } from '../../build/electron-builder.ts'
import { appId } from '../../electron/origin.ts'

interface Shown {
  readonly options: unknown
  readonly listeners: Map<string, () => void>
}
const { shown, system } = vi.hoisted(() => ({ shown: [] as Shown[], system: { isSupported: true } }))
// Electron itself cannot run here: it is faked in this file only.
vi.mock('electron', () => ({
  Notification: class {
    static isSupported = () => system.isSupported
    readonly options: unknown
    readonly listeners = new Map<string, () => void>()
    constructor(options: unknown) {
      this.options = options
    }
    on(event: string, listener: () => void) {
      this.listeners.set(event, listener)
    }
    show() {
      shown.push({ options: this.options, listeners: this.listeners })
    }
  },
}))
const { showNotification } = await import('../../electron/notification.ts')

test('a sentence is shown under the name of the program, and a press on it is heard', () => {
  let presses = 0
  showNotification('A call back is promised for 14:00.', () => {
    presses += 1
  })
  expect(shown.map(({ options }) => options)).toEqual([
    { title: 'Stronger Together Hub', body: 'A call back is promised for 14:00.' },
  ])
  shown[0]?.listeners.get('click')?.()
  expect(presses).toBe(1)
})

test('where the system has no notifications nothing happens', () => {
  system.isSupported = false
  const before = shown.length
  showNotification('A call back is promised for 14:00.', () => undefined)
  expect(shown.length).toBe(before)
})

test('the program names itself to Windows as its installer does', () => {
  expect(packaging.appId).toBe(appId)
})
