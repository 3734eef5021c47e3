import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { personInHand, ringNext } from './helpers/window-steps.ts'
import { makeWorkingHub } from './helpers/working-hub.ts'

// The work of a day without the mouse, and how many keys it takes.
const folder = await mkdtemp(join(tmpdir(), 'hub-keys-'))
let hub: HubWindow
let page: Page
/** Keys pressed since a person answered, or since the telephone rang out. */
let keys = 0

async function press(...chords: string[]): Promise<void> {
  for (const chord of chords) {
    await page.keyboard.press(chord)
    keys += 1
  }
}

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
  await page.getByRole('button', { name: 'Set up the hub' }).waitFor()
  await makeWorkingHub(page)
  // Nothing here is allowed a pointer.
  await page.evaluate(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
      window.addEventListener(kind, () => document.body.setAttribute('data-pointer', kind), { capture: true })
    }
  })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await hub.keepPicture(task.name)
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

test('no support needed is logged with at most five keys after they answer', async () => {
  const name = await ringNext(page)
  keys = 0
  await press('s', 'Control+Enter')
  await personInHand(page, name)
  await page.getByText(`Call with ${name} logged.`).waitFor()
  expect(keys).toBeLessThanOrEqual(5)
})

test('no answer is logged with at most three keys', async () => {
  const name = await personInHand(page)
  await page.evaluate(() => {
    const said = () => {
      if (document.querySelector('main h1')?.textContent === 'No call in hand') document.body.dataset.said = 'untrue'
    }
    new MutationObserver(said).observe(document.body, { subtree: true, childList: true })
  })
  keys = 0
  await press('n', 'Control+Enter')
  await personInHand(page, name)
  await page.getByText(`Call with ${name} logged.`).waitFor()
  expect(keys).toBeLessThanOrEqual(3)
  // Nor is anything said on the way that is not so.
  expect(await page.evaluate(() => document.body.dataset.said)).toBe(undefined)
})

test('a key that is held down logs a call once', async () => {
  const name = await personInHand(page)
  await press('n')
  await page.keyboard.down('Control')
  for (let repeat = 0; repeat < 12; repeat += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.up('Control')
  const next = await personInHand(page, name)
  const made = await page.evaluate(() =>
    window.hub.request({ name: 'work.mine', input: {}, commandId: null, jobId: null }),
  )
  expect(made).toMatchObject({ ok: true, value: { today: { calls: 3 } } })
  expect(await personInHand(page)).toBe(next)
})

test('a need with its answers, a referral, consent and a note are taken without the mouse', async () => {
  const name = await personInHand(page)
  await press('1')
  await tabTo(/How many people to feed/)
  await page.keyboard.type('3')
  await tabTo(/Refer to/)
  await press('Enter')
  await page.getByRole('option', { name: 'Kingston Foodbank' }).waitFor()
  await page.keyboard.type('Kingston F')
  await press('Enter')
  await page.getByText('Without consent this referral is not sent.').waitFor()
  await tabTo(/Not asked/)
  await press('ArrowRight')
  await expect.poll(() => page.getByText('Without consent this referral is not sent.').count()).toBe(0)
  await tabTo(/Write|Note/, 'Shift+Tab')
  await page.keyboard.type('Ring before noon.')
  await press('Escape', 'Control+Enter')
  await personInHand(page, name)
  await page.getByText(`Call with ${name} logged.`).waitFor()
})

test('Ctrl Enter saves from wherever the cursor is, except in the search box, where it means somebody else', async () => {
  const name = await personInHand(page)
  await press('d')
  await press('Control+k')
  await page.keyboard.type('Kathleen')
  await page.getByRole('option', { name: /Kathleen Quennell/ }).waitFor()
  await press('Control+Enter')
  await page.getByText('Finish the call in hand first').waitFor()
  expect(await personInHand(page)).toBe(name)
  await press('c')
  await tabTo(/Today/)
  await press('Enter')
  await press('Control+Enter')
  await page.getByRole('alert').getByText('Say when to ring again.').waitFor()
  await press('n')
  await tabTo(/Voicemail left/)
  await press('Control+Enter')
  await personInHand(page, name)
  await page.getByText(`Call with ${name} logged.`).waitFor()
})

test('a question mark lists the keys, and Escape puts the list away', async () => {
  await press('?')
  const list = page.getByRole('dialog', { name: 'Shortcuts' })
  await list.getByText('Outcome: No answer').waitFor()
  await press('Escape')
  await list.waitFor({ state: 'hidden' })
})

test('the call is put down, another screen reached and the hub locked, all without the mouse', async () => {
  await tabTo(/Put down without a record/, 'Shift+Tab')
  await press('Enter')
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  await press('Control+k')
  await page.keyboard.type('Rep')
  await press('Enter')
  await page.getByRole('heading', { name: 'Headline' }).waitFor()
  await press('Control+Alt+l')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  expect(await page.locator('[data-pointer]').count()).toBe(0)
})

/** Tabs until what has the focus is named so, as its label or its words. */
async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    await press(key)
    const named = await page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement)) return ''
      const ids = at.getAttribute('aria-labelledby')?.split(' ') ?? []
      const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? [...(at.labels ?? [])] : []
      const by = [...ids.map((id) => document.getElementById(id)), ...labels].map((one) => one?.textContent ?? '')
      const words = at.matches('button, a, [role]') ? at.textContent : (at.closest('label')?.textContent ?? '')
      return [at.getAttribute('aria-label') ?? '', ...by, words].join(' ')
    })
    if (name.test(named)) return
  }
  throw new Error(`Tab never came to ${name}.`)
}
