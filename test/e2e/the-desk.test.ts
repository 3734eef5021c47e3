import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { ask, chooseOption, goTo, lock, newId, personInHand, ringNext, signIn } from './helpers/window-steps.ts'
import { administrator, handler, makeWorkingHub, takeOnHandler } from './helpers/working-hub.ts'

// A handler's day beside the calls themselves, and what a supervisor sees of it.
const folder = await mkdtemp(join(tmpdir(), 'hub-desk-'))
let hub: HubWindow
let page: Page

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
  // What is printed asks nobody where.
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: 'Set up the hub' }).waitFor()
  await makeWorkingHub(page)
  // After one attempt the ladder begins; a promise is reminded of an hour before.
  await ask(page, 'hub.change', { attemptLimit: 1, reminderMinutes: 60 })
  await takeOnHandler(page)
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await hub.keepPicture(task.name)
  // The next one begins without a call in hand, at My work.
  const draft = await ask(page, 'call.draft', {})
  if (draft.callId) await ask(page, 'call.release', { callId: draft.callId })
  await page.reload()
  await hash('#/')
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

test('somebody is not rung now, with a reason: the next person is offered, and it can be undone', async () => {
  const next = page.getByRole('region', { name: 'Next call' })
  await page.getByRole('button', { name: 'Not now…' }).click()
  const name = (await next.getByRole('paragraph').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  await page.getByRole('alert').getByText('Choose why they are not rung now.').waitFor()
  await page.getByText('Not a good time of day for them', { exact: true }).click()
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  await page.getByText(`${name} is offered again later.`).waitFor()
  await expect.poll(() => next.getByText(name, { exact: true }).count()).toBe(0)
  await page.keyboard.press('Alt+z')
  await next.getByText(name, { exact: true }).waitFor()
})

test('a contact, a warning and a task are written in the call, and a contact gives the consent', async () => {
  const name = await ringNext(page)
  await page.getByRole('button', { name: 'Add a contact' }).click()
  const contact = page.getByRole('region', { name: 'Contacts' })
  await contact.getByLabel('Name', { exact: true }).fill('Asha Perera')
  await contact.getByLabel('What they are to the resident').fill('Daughter')
  await contact.getByText('Next of kin', { exact: true }).click()
  await contact.getByLabel('Numbers').fill('07700 900 777')
  await contact.getByText(/May answer for the resident/).click()
  await contact.getByRole('button', { name: 'Save the contact' }).click()
  await page.getByText('Asha Perera is saved as a contact.').waitFor()

  await page.getByRole('button', { name: 'Add a warning' }).click()
  const warning = page.getByRole('region', { name: 'Warnings for visitors' })
  await warning.getByRole('button', { name: /What is it\?/ }).click()
  await page.getByRole('option', { name: 'Dog or other animal' }).click()
  await warning.getByRole('button', { name: 'Save the warning' }).click()
  await page.getByText('Visitors are warned.').waitFor()

  await page.getByRole('button', { name: 'Add a task' }).click()
  const task = page.getByRole('region', { name: 'Tasks' })
  await task.getByLabel('What is to be done?').fill('Ask the pharmacy about the blister packs')
  await task.getByRole('button', { name: 'Today', exact: true }).click()
  await task.getByRole('button', { name: 'Save the task' }).click()
  await page.getByText('Task added.').waitFor()

  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await page.keyboard.press('y')
  await page.getByRole('button', { name: /Who answered\?/ }).click()
  await page.getByRole('option', { name: /Asha Perera/ }).click()
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).waitFor()

  await openFile(name)
  const main = page.getByRole('main')
  await main.getByText('Contact: Asha Perera').waitFor()
  await main.getByText('Warning for visitors: Dog or other animal').waitFor()
  await main.getByText('Ask the pharmacy about the blister packs').first().waitFor()
  await main
    .getByText(/given by Asha Perera/)
    .first()
    .waitFor()
  await goTo(page, 'My work')
  await page.getByText('Ask the pharmacy about the blister packs').waitFor()
})

test('one call serves a household: each person has a record of it', async () => {
  await openFile('Harold Nettleship')
  await page.keyboard.press('r')
  await page.getByText('You are ringing', { exact: true }).waitFor()
  await page.getByText('Also spoken to, in this call', { exact: true }).click()
  await page.keyboard.press('s')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('Call with Harold Nettleship logged.').waitFor()
  for (const name of ['Harold Nettleship', 'Priscilla Nettleship']) {
    await openFile(name)
    await page.getByRole('main').getByText('Spoke: no support needed').first().waitFor()
  }
  await goTo(page, 'My work')
  await expect.poll(() => page.getByRole('main').textContent()).toMatch(/2\s*calls/)
})

test('a call back is promised within a window, tomorrow', async () => {
  const name = await ringNext(page)
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Tomorrow' }).click()
  await page.getByLabel('Time', { exact: true }).fill('10:00')
  await page.getByLabel('Until', { exact: true }).fill('9:00')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('Later than the first time').first().waitFor()
  await page.getByLabel('Until', { exact: true }).fill('12:00')
  await page.getByLabel('What for').fill('About the shopping')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).waitFor()
  await openFile(name)
  await page
    .getByRole('main')
    .getByText(/tomorrow 10:00.{1,4}12:00/)
    .first()
    .waitFor()
  await goTo(page, 'My work')
})

test('a promise for now stands at the top of every screen until it is kept or put away', async () => {
  const name = await ringNext(page)
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Today' }).click()
  await page.getByLabel('Time', { exact: true }).fill(londonNow())
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).waitFor()
  const reminders = page.getByRole('status', { name: 'Reminders' })
  await reminders.getByText('Promised for').waitFor()
  await reminders.getByRole('link', { name }).waitFor()
  await goTo(page, 'Residents')
  await reminders.getByRole('button', { name: `Put away the reminder about ${name}` }).click()
  await expect.poll(() => reminders.getByRole('link', { name }).count()).toBe(0)
  await goTo(page, 'My work')
  await page.getByRole('region', { name: 'Next call' }).getByText(name).waitFor()
  expect(await ringNext(page)).toBe(name)
  await page.keyboard.press('s')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).waitFor()
})

test('the ladder: no answer leads to who knows them, then to a letter, the door and its end', async () => {
  const name = await ringNext(page)
  const { personId } = await ask(page, 'call.draft', {})
  const words = { relation: 'Neighbour', roles: ['neighbour'], mayBeTold: '', mayAnswer: false, saidBy: name }
  const contact = { contactId: newId(), personId, callId: null, name: 'Tom Reeve', phones: ['07700 900 778'] }
  await ask(page, 'contact.add', { ...contact, ...words })
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).waitFor()
  await openFile(name)
  const main = page.getByRole('main')
  const step = async (what: RegExp, outcome: string | null, asked: string | null = null) => {
    await main.getByRole('button', { name: what }).click()
    if (outcome) await main.getByText(outcome, { exact: true }).click()
    if (asked) await chooseOption(page, /Whom did you ask\?/, asked)
    await main.getByRole('button', { name: 'Save the step' }).click()
  }
  await step(/^Ask somebody who knows them, .*: say how it went/, 'Could not help, or did not answer', 'Tom Reeve')
  await main.getByRole('link', { name: `Write the letter to ${name}` }).click()
  await expect.poll(() => page.url()).toMatch(/#\/letter\//)
  await main.getByText(name).first().waitFor()
  await openFile(name)
  await step(/^Send a letter, .*: say how it went/, null)
  await step(/^Doorstep check, .*: say how it went/, 'Nobody came to the door')
  await expect.poll(() => main.getByRole('button', { name: /say how it went/ }).count()).toBe(0)
  for (const taken of ['Ask somebody who knows them', 'Send a letter', 'Doorstep check']) {
    await main.getByText(taken, { exact: false }).first().waitFor()
  }
})

test('the next people are printed on paper, and entered afterwards with their real times', async () => {
  await hash('#/sheet')
  await page.getByText('15 people, one page').click()
  await page.getByRole('button', { name: 'Print my next calls' }).click()
  await page.getByText(/15 people have not been entered yet/).waitFor()
  expect(await page.locator('body[data-printed]').count()).toBe(1)
  await page.getByRole('link', { name: 'Enter the sheet' }).click()
  await page.getByRole('heading', { name: 'Enter the sheet', level: 1 }).waitFor()
  const line = page.getByRole('form').first()
  const name = (await line.getAttribute('aria-label')) ?? ''
  await line.getByLabel(`Outcome, ${name}`).fill('n')
  await page.keyboard.press('Enter')
  await page.getByText('Type when the call began, like 1410.').waitFor()
  await line.getByLabel(`At, ${name}`).fill('0001')
  await page.keyboard.press('Enter')
  await page.getByText('Entered: No answer, 00:01').waitFor()
  await page.getByText('1 of 15 entered').waitFor()
  await openFile(name)
  await page
    .getByRole('main')
    .getByText(/today 00:01, entered today/)
    .first()
    .waitFor()
})

test('on a break nothing of any resident is in sight', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Take a break')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'On a break' }).waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await page.getByRole('combobox').count()).toBe(0)
  await page.getByRole('button', { name: 'Back to work' }).press('Enter')
  await page.getByRole('heading', { name: 'My work' }).waitFor()
})

test('what is left open is handed over to a colleague, with words', async () => {
  await hash('#/hand-over')
  await page.getByRole('heading', { name: 'Hand over', level: 1 }).waitFor()
  await page.getByText(/Ask the pharmacy about the blister packs/).waitFor()
  await page.getByRole('button', { name: /^Hand over \d+ things?$/ }).click()
  await page.getByRole('alert').getByText('Choose a colleague.').waitFor()
  await chooseOption(page, /Who takes it over\?/, administrator.name)
  await page.getByLabel('Words for them').fill('The pharmacy closes at five.')
  await page.getByRole('button', { name: new RegExp(`^Hand over \\d+ things? to ${administrator.name}$`) }).click()
  await page.getByText(new RegExp(`(is|are) with ${administrator.name} now`)).waitFor()
  await goTo(page, 'My work')
  expect(await page.getByText('Ask the pharmacy about the blister packs').count()).toBe(0)
})

test('a concern raised by one key in a call is in the supervisor’s queue, and the time that it waited is said', async () => {
  await ringNext(page)
  const name = await personInHand(page)
  await page.keyboard.press('g')
  await page.keyboard.type('Whispers; somebody shouts in the room.')
  await page
    .getByRole('radio', { name: /danger/i })
    .first()
    .press(' ')
  await page.getByRole('button', { name: 'Raise it now' }).click()
  await page.getByText('The concern is raised: supervisors see it now.').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).waitFor()
  await lock(page)
  await signIn(page, administrator)
  await page
    .getByRole('alert')
    .getByText(/A safeguarding concern was raised/)
    .waitFor()
  await page.getByRole('link', { name: 'See it' }).click()
  await page.getByRole('grid').getByText(name).waitFor()
  await page.getByText('Whispers; somebody shouts in the room.').waitFor()
  await page.getByRole('button', { name: 'Acknowledge…' }).first().click()
  await page.getByLabel('What are you doing about it?').fill('Rang 999 and the duty social worker.')
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.getByText(`The concern about ${name} is yours. It waited under a minute.`).waitFor()
})

test('the supervisor has what was handed over, and the words with it', async () => {
  await goTo(page, 'My work')
  await page.getByText('Ask the pharmacy about the blister packs').waitFor()
  await page.getByText('The pharmacy closes at five.').waitFor()
  await page.getByRole('button', { name: new RegExp(`^I have read it: ${handler.name}`) }).click()
  await expect.poll(() => page.getByText('The pharmacy closes at five.').count()).toBe(0)
  expect(hub.complaints).toEqual([])
})

async function openFile(name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

async function hash(place: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, place)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

function londonNow(): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' }).format(Date.now())
}
