import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openHubWindow } from '../e2e/helpers/hub-window.ts'
import { chooseFile, goTo } from '../e2e/helpers/window-steps.ts'
import { inventedList } from './invented-list.ts'

/** What a person waits for in the window, in milliseconds, beside the goals of the desk. */
export interface WindowMeasured {
  readonly residents: number
  /** From the press of a key in the search box until its results are painted. */
  readonly keyToResults: { readonly presses: number; readonly p50: number; readonly p99: number; readonly goal: 50 }
  /** From one frame to the next while the residents' table is scrolled from its beginning to its end and back. */
  readonly scrolling: {
    readonly frames: number
    readonly p50: number
    readonly p95: number
    readonly goal: 16.8
    /** Tasks of the page of 50 ms and more, which drop frames. */
    readonly longTasks: number
  }
}

/** Parts of names, names as heard, ends of numbers, postcodes, dates of birth: as they are typed, a key at a time. */
const typed = [
  ...['silva', 'kimberson', 'ada mor', 'obilin', 'priya raj', 'thompson', 'walsen'],
  ...['katherine', 'minsoo', 'shilva', 'peter nova', 'evadaman'],
  ...['900123', '07700 900', '946 0321', '0207946'],
  ...['kt1 3ar', 'kt2', 'KT6 7', 'kt'],
  ...['3/4/1935', '999 000 0123', 'villiers', 'sil road'],
]

/**
 * The window of the built program in a real Chromium, on a hub of so many residents that was filled through the window
 * itself: nothing stands between what is measured here and what a call handler sees.
 */
export async function measureWindow(residents: number): Promise<WindowMeasured> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-bench-window-'))
  const hub = await openHubWindow(join(folder, 'store'), { reducedMotion: 'reduce' })
  try {
    await fill(hub.page, residents)
    return { residents, keyToResults: await keysToResults(hub.page), scrolling: await scroll(hub.page) }
  } finally {
    await hub.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(page: Page, residents: number): Promise<void> {
  await page.getByRole('button', { name: 'Set up the hub' }).waitFor()
  await page.evaluate(async () => {
    const id = () => crypto.randomUUID().replaceAll('-', '')
    const input = { hubName: 'Bench', staffName: 'Ada Obi', passphrase: 'four plain words here' }
    await window.hub.request({ name: 'hub.setUp', input, commandId: id(), jobId: id() })
    // Nobody is at the keys while the list is read in.
    await window.hub.request({ name: 'hub.change', input: { lockAfterMinutes: 60 }, commandId: id(), jobId: null })
  })
  await page.reload()
  await goTo(page, 'Import')
  await chooseFile(page, 'everybody.csv', inventedList(residents))
  const add = page.getByRole('button', { name: /^Add [\d,]+ residents$/ })
  await add.waitFor({ timeout: 600_000 })
  await add.click()
  await page.getByText('everybody.csv is in.').waitFor({ timeout: 1_200_000 })
}

async function keysToResults(page: Page): Promise<WindowMeasured['keyToResults']> {
  await goTo(page, 'My work')
  await page.evaluate(() => {
    const waits: number[] = []
    Object.assign(window, { benchWaits: waits })
    let pressedAt = 0
    const painted = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          // A message is handled after the frame is painted, and before any timer.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve()
          port2.postMessage(null)
        })
      })
    const list = () => document.querySelector('.search-results')
    window.addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true })
    window.addEventListener('input', () => {
      const from = pressedAt
      const isAnswered = () => list()?.getAttribute('aria-busy') === 'false'
      const note = async () => {
        await painted()
        waits.push(performance.now() - from)
      }
      // The box has heard the key, and says that it waits; then, that what is shown is what was asked.
      queueMicrotask(() => {
        if (isAnswered()) {
          note()
          return
        }
        const observer = new MutationObserver(() => {
          if (!isAnswered()) return
          observer.disconnect()
          note()
        })
        observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] })
      })
    })
  })
  const waits: number[] = []
  // The first round warms what is warm on any working day.
  for (let round = 0; round < 4; round += 1) {
    for (const text of typed) {
      await page.keyboard.press('Control+k')
      await page.keyboard.press('Delete')
      for (const [index, letter] of [...text].entries()) {
        await page.evaluate(() => Reflect.get(window, 'benchWaits').splice(0))
        await page.keyboard.press(letter === ' ' ? 'Space' : letter)
        await page.waitForFunction(() => Reflect.get(window, 'benchWaits').length > 0)
        const [wait] = await page.evaluate((): number[] => Reflect.get(window, 'benchWaits'))
        // One letter is not searched for.
        if (index > 0 && round > 0 && wait !== undefined) waits.push(wait)
      }
      await page.keyboard.press('Escape')
    }
  }
  return { presses: waits.length, p50: quantile(waits, 0.5), p99: quantile(waits, 0.99), goal: 50 }
}

async function scroll(page: Page): Promise<WindowMeasured['scrolling']> {
  await goTo(page, 'Residents')
  const grid = page.getByRole('grid')
  await grid.waitFor()
  const box = await grid.boundingBox()
  if (!box) throw new Error('The table is not on the screen.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForTimeout(1000)
  await page.evaluate(() => {
    const frames: number[] = []
    const longTasks: number[] = []
    Object.assign(window, { benchFrames: frames, benchLongTasks: longTasks })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasks.push(entry.duration)
    }).observe({ entryTypes: ['longtask'] })
    let before = performance.now()
    const frame = (at: number) => {
      frames.push(at - before)
      before = at
      requestAnimationFrame(frame)
    }
    requestAnimationFrame((at) => {
      before = at
      requestAnimationFrame(frame)
    })
  })
  // Slowly as one reads, fast as one seeks, and by jumps to the end and the middle.
  for (const [turns, by] of [
    [120, 90],
    [120, 700],
    [60, 4000],
    [60, -900],
  ] as const) {
    for (let turn = 0; turn < turns; turn += 1) {
      await page.mouse.wheel(0, by)
      await page.waitForTimeout(16)
    }
  }
  const { frames, longTasks } = await page.evaluate(() => ({
    frames: Reflect.get(window, 'benchFrames') as number[],
    longTasks: Reflect.get(window, 'benchLongTasks') as number[],
  }))
  return {
    frames: frames.length,
    p50: quantile(frames, 0.5),
    p95: quantile(frames, 0.95),
    goal: 16.8,
    longTasks: longTasks.length,
  }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}
