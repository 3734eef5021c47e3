import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { personInHand, ringNext, signIn } from './helpers/window-steps.ts'
import { administrator, makeWorkingHub } from './helpers/working-hub.ts'

// Everything that was typed in a call, finished or not, is there after a power cut, and the cursor where it stood.
const folder = await mkdtemp(join(tmpdir(), 'hub-kept-'))
let hub: HubWindow
let page: Page

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

test('half-typed forms, answers and the note are there after SIGKILL, and typing goes on in the middle of the word', async () => {
  const name = await ringNext(page)
  await page.keyboard.press('1')
  await page.getByLabel('How many people to feed?').fill('2 and a lodg')
  await page.getByRole('button', { name: 'Add a contact' }).click()
  const contacts = page.getByRole('region', { name: 'Contacts' })
  await contacts.getByLabel('Name', { exact: true }).fill('Asha Pe')
  await contacts.getByText('Key holder', { exact: true }).click()
  await page.getByRole('button', { name: 'Add a task' }).click()
  const tasks = page.getByRole('region', { name: 'Tasks' })
  await tasks.getByLabel('What is to be done?').fill('Ring the surg')
  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.type('Her sister died in March.')
  for (let back = 0; back < ' died in March.'.length; back += 1) await page.keyboard.press('ArrowLeft')
  // What was typed last, and where the cursor stands, is on the disk.
  for (const last of ['"what":"Ring the surg"', 'Her sister died in March.', `"cursor":${'Her sister'.length}`]) {
    await expect.poll(saved, { timeout: 10_000 }).toContain(last)
  }

  await hub.shell.kill()
  await hub.startAgain()
  await signIn(page, administrator)
  await page.getByRole('link', { name: 'Return to the call' }).click()
  expect(await personInHand(page, 'My work')).toBe(name)
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await expect.poll(() => note.evaluate((box) => box === document.activeElement)).toBe(true)
  await page.keyboard.type(' Amina')
  expect(await note.inputValue()).toBe('Her sister Amina died in March.')
  expect(await page.getByLabel('How many people to feed?').inputValue()).toBe('2 and a lodg')
  expect(await contacts.getByLabel('Name', { exact: true }).inputValue()).toBe('Asha Pe')
  expect(await contacts.getByRole('checkbox', { name: 'Key holder' }).isChecked()).toBe(true)
  expect(await tasks.getByLabel('What is to be done?').inputValue()).toBe('Ring the surg')
})

test('the one who comes back finishes the forms, and nothing of it is there twice', async () => {
  const contacts = page.getByRole('region', { name: 'Contacts' })
  await contacts.getByLabel('Name', { exact: true }).fill('Asha Perera')
  await contacts.getByRole('button', { name: 'Save the contact' }).click()
  await page.getByText('Asha Perera is saved as a contact.').waitFor()
  await page.getByRole('region', { name: 'Tasks' }).getByRole('button', { name: 'Save the task' }).click()
  await page.getByText('Task added.').waitFor()
  await page.keyboard.press('Escape')
  const name = await personInHand(page)
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  for (const once of ['Her sister Amina died in March.', 'Contact: Asha Perera']) {
    expect(await page.getByRole('main').getByText(once).count()).toBe(1)
  }
})

/** The draft as the store has it. */
async function saved(): Promise<string> {
  return JSON.stringify(
    await page.evaluate(() => window.hub.request({ name: 'call.draft', input: {}, commandId: null, jobId: null })),
  )
}
