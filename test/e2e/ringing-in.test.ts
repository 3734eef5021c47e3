import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { goTo, lock, personInHand, signIn } from './helpers/window-steps.ts'
import { administrator, handler, makeWorkingHub, takeOnHandler } from './helpers/working-hub.ts'

// Who is ringing, from the search box to a supervisor's decision: each test goes on where the one before it stopped.
const folder = await mkdtemp(join(tmpdir(), 'hub-ringing-in-'))
let hub: HubWindow
let page: Page
let stoppedAt = ''

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
  await page.getByRole('button', { name: 'Set up the hub' }).waitFor()
  await makeWorkingHub(page)
  await takeOnHandler(page)
})
beforeEach(({ skip }) => {
  if (stoppedAt !== '') skip(`it goes on from “${stoppedAt}”, which failed`)
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  stoppedAt = task.name
  await hub.keepPicture(task.name)
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

test.each([
  ['the end of a number', '900112', /Ifeoma Okonkwo.*Number ends 900112/],
  ['a name as heard', 'Kathlin Kwenell', /Kathleen Quennell.*Sounds like Kathlin Kwenell/],
  ['a name with its parts turned round', 'Okonkwo Ifeoma', /Ifeoma Okonkwo.*Name/],
  ['a name in another script', 'கமலா', /கமலா சிவகுமார்.*Name/],
  ['an area', 'KT', /Postcode KT1/],
  ['the outward part of a postcode', 'kt6', /Postcode KT6 4AB/],
  ['a date of birth', '21/3/1952', /Ifeoma Okonkwo.*Born 21 March 1952/],
  ['an NHS number, part of it', '9991000', /NHS number 999 100 0/],
])('%s finds people while it is typed, and each says why', async (_what, text, option) => {
  await type(text)
  await page.getByRole('option', { name: option }).first().waitFor()
  await page.keyboard.press('Escape')
})

test('a case number opens the one file, and Ctrl Enter takes their call', async () => {
  await type('Ifeoma')
  await page.getByRole('option', { name: /Ifeoma Okonkwo/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Ifeoma Okonkwo', level: 1 }).waitFor()
  const number = /C [0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z*~$=]{3}/.exec(
    (await page.getByRole('main').textContent()) ?? '',
  )?.[0]
  expect(number).toBeDefined()
  await type(number ?? '')
  await page.getByRole('option', { name: `Case ${number}` }).waitFor()
  await page.keyboard.press('Control+Enter')
  expect(await personInHand(page, 'Ifeoma Okonkwo in her file')).toBe('Ifeoma Okonkwo')
  await page.getByText('They are ringing in', { exact: true }).waitFor()
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('Call with Ifeoma Okonkwo logged.').waitFor()
})

test('who registers somebody sees, as they type, who is perhaps here, and takes the call with them by one key', async () => {
  await registerForm('Margret Ashdowne')
  const near = page.getByRole('region', { name: 'Perhaps already here' })
  await near.getByText('The name sounds alike').waitFor()
  await typeBirth('12', '4', '1938')
  await near.getByText('Same date of birth; the name sounds alike').waitFor()
  await page.getByRole('textbox', { name: 'Postcode', exact: true }).fill('kt13ar')
  await near.getByText('Same date of birth and postcode; the name sounds alike').waitFor()
  await page.keyboard.press('Alt+1')
  expect(await personInHand(page, 'Register a new resident')).toBe('Margaret Ashdown')
  await page.getByText('They are ringing in', { exact: true }).waitFor()
  await putDown()
})

test('who is nobody of those is registered and helped in the same call', async () => {
  await registerForm('Margret Ashdowne')
  await typeBirth('12', '4', '1938')
  await page.getByRole('textbox', { name: 'Mobile', exact: true }).fill('07700 900 999')
  await page.keyboard.press('Control+Enter')
  expect(await personInHand(page, 'Register a new resident')).toBe('Margret Ashdowne')
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('Call with Margret Ashdowne logged.').waitFor()
  expect(await page.getByRole('link', { name: /Duplicates/ }).count()).toBe(0)
  await lock(page)
})

test('each who rang in with needs counts once in the headline, whatever they need', async () => {
  await signIn(page, administrator)
  await goTo(page, 'Reports', 'Headline')
  await page.getByText('a further 2 requests came from residents who rang in', { exact: false }).waitFor()
})

test('the supervisor has the two side by side: different people is undone, the same person keeps both histories', async () => {
  await page.getByRole('link', { name: /^Duplicates\s*1\s*to decide$/ }).click()
  await page.getByRole('heading', { name: 'Possible duplicates', level: 1 }).waitFor()
  await page.getByText(`by ${handler.name}`, { exact: false }).first().waitFor()
  const facts = page.getByRole('region', { name: 'The two side by side' })
  await facts
    .getByRole('row', { name: /First name\s+differs.*Margaret.*Margret|First name\s+differs.*Margret.*Margaret/ })
    .waitFor()
  await facts.getByRole('row', { name: 'Date of birth 12 April 1938 12 April 1938' }).waitFor()
  await page.keyboard.press('d')
  await page.getByRole('heading', { name: 'No pair waits' }).waitFor()
  await page.keyboard.press('Alt+z')
  await page.getByText('Undone.').waitFor()
  await facts.waitFor()
  await page.keyboard.press('s')
  await page.getByText(/are one person now/).waitFor()
  await page.getByRole('heading', { name: 'No pair waits' }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: /^Duplicates$/ }).count()).toBe(1)

  await page.getByText('Decided', { exact: true }).click()
  await page.getByText(/Same person: decided today .* by Sam Okafor/).waitFor()
  await facts.getByRole('link', { name: /Margret Ashdowne/ }).click()
  await page.getByRole('heading', { name: 'Margaret Ashdown', level: 1 }).waitFor()
  await page.getByRole('main').getByText('NHS shielded patient list', { exact: false }).first().waitFor()
  await page.getByRole('main').getByText('Our own telephone call', { exact: false }).first().waitFor()
})

test('a decision is taken back from among those decided, and the two stand apart again', async () => {
  await goTo(page, 'Duplicates', 'Possible duplicates')
  await page.getByText(/Same person: decided/).waitFor()
  await page.keyboard.press('t')
  await page.getByText(/stand among those to decide/).waitFor()
  await page.getByText('Nothing has been decided yet.').waitFor()
  await page.getByText('To decide', { exact: true }).click()
  await page.getByRole('region', { name: 'The two side by side' }).waitFor()
  expect(hub.complaints).toEqual([])
})

async function type(text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(text)
}

/** The form of somebody new, by the search box. */
async function registerForm(name: string): Promise<void> {
  await type(name)
  await page.getByRole('option', { name: 'Register a new resident who is ringing in' }).click()
  await page.getByRole('heading', { name: 'Register a new resident', level: 1 }).waitFor()
  const [given = '', family = ''] = name.split(' ')
  expect(await page.getByRole('textbox', { name: 'First name', exact: true }).inputValue()).toBe(given)
  expect(await page.getByRole('textbox', { name: 'Last name', exact: true }).inputValue()).toBe(family)
}

async function typeBirth(day: string, month: string, year: string): Promise<void> {
  const born = page.getByRole('group', { name: 'Date of birth' })
  await born.getByLabel('Day').fill(day)
  await born.getByLabel('Month').fill(month)
  await born.getByLabel('Year').fill(year)
}

async function putDown(): Promise<void> {
  await page.getByRole('button', { name: 'Put down without a record' }).click()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
}
