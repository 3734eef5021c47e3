import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { goTo, personInHand, ringNext, signIn } from './helpers/window-steps.ts'
import { administrator, makeWorkingHub } from './helpers/working-hub.ts'

// The script from both sides: a supervisor changes it, and a call runs by it.
const folder = await mkdtemp(join(tmpdir(), 'hub-script-'))
let hub: HubWindow
let page: Page
const script = () => page.getByRole('region', { name: 'Script' })
const tickedNeed = (name: string) =>
  page.getByRole('region', { name: 'Needs' }).getByRole('button', { name, pressed: true })

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
  await page.getByRole('button', { name: 'Set up the hub' }).waitFor()
  await makeWorkingHub(page)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await hub.keepPicture(task.name)
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

test('a supervisor gives the opening other words, and records who has checked them in Korean', async () => {
  await goTo(page, 'Script')
  await page.getByRole('gridcell', { name: /^Hello, my name is/ }).waitFor()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Enter')
  const form = page.getByRole('complementary', { name: 'Change a line' })
  await form.getByLabel('Words in English').fill('Good day, {handler} from {hub} here.')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Handlers see it from now on.').waitFor()
  await form.getByText('Korean', { exact: true }).click()
  await form.getByRole('button', { name: 'Record a check' }).click()
  await form.getByLabel(/Who, speaking the language/).fill('Mrs Kim')
  await page.keyboard.press('Tab')
  await form.getByRole('button', { name: 'Record it' }).click()
  await form.getByText(/Checked by Mrs Kim on/).waitFor()
  await page.getByText(/^Korean 1 of \d+$/).waitFor()
})

test('a question that waits for another is taken out, tried without, and brought back', async () => {
  await page.keyboard.press('Escape')
  const row = page.getByRole('gridcell', { name: /^How long will the food/ })
  await row.click()
  await page.getByRole('button', { name: /^Remove/ }).click()
  await page.getByText(/Another line waits for its answer/).waitFor()
  await page.getByRole('gridcell', { name: /^Nothing to eat tomorrow/ }).click()
  await page.getByRole('button', { name: /^Remove/ }).click()
  await page.getByText('Removed from the script. It can be brought back.').waitFor()
  await page.getByText('Show 1 removed line').click()
  await page.getByRole('gridcell', { name: /^Nothing to eat tomorrow/ }).click()
  await page.getByRole('button', { name: /^Bring back/ }).click()
  await page.getByText('It is in the script again.').waitFor()
})

test('the script of a call is gone through by keyboard: it branches, ticks a need, and folds what is done', async () => {
  await goTo(page, 'My work')
  await ringNext(page)
  await script().getByText('Good day, Sam Okafor from Kingston Stronger Together here.').waitFor()
  await page.keyboard.press('[')
  await answer('It is them')
  await answer('It fits')
  await script().getByRole('button', { name: 'Who is it? It is them · It fits' }).waitFor()
  await answer('Yes')
  await answer('Sometimes')
  await tickedNeed('Food').waitFor()
  await answer('Today only')
  await script()
    .getByText(/Nothing to eat tomorrow/)
    .waitFor()
  // The keys of the needs go on working while an answer has the focus.
  await page.keyboard.press('3')
  await tickedNeed('Befriending').waitFor()
})

test('what was answered is there again after the program was killed', async () => {
  const name = await personInHand(page)
  // Longer than the pause after which a draft is saved.
  await page.waitForTimeout(700)
  await page.getByText(/saved as you type/).waitFor()
  await hub.shell.kill()
  await hub.startAgain()
  await signIn(page, administrator)
  await page.getByRole('link', { name: 'Return to the call' }).click()
  expect(await personInHand(page)).toBe(name)
  await script().getByRole('button', { name: 'Who is it? It is them · It fits' }).waitFor()
  await script()
    .getByRole('button', { name: /get your shopping for you\? Sometimes/ })
    .waitFor()
  await tickedNeed('Food').waitFor()
})

/** Goes along the answers of the question that has the focus, and gives the one that is named. */
async function answer(label: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('radio')
  for (let step = 0; step < 8 && (await focused()) !== label; step += 1) await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe(label)
  const question = await page.evaluate(() =>
    document.activeElement?.closest('[data-question]')?.getAttribute('data-question'),
  )
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-question]')?.getAttribute('data-question')))
    .not.toBe(question)
}
