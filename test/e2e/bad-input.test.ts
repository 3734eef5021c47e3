import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { headers, nhsList } from './helpers/an-nhs-list.ts'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { chooseFile, goTo, lock, signIn } from './helpers/window-steps.ts'
import { administrator, makeWorkingHub } from './helpers/working-hub.ts'

// What a tired person gives it: each is answered with a sentence, and nothing is changed by it.
const folder = await mkdtemp(join(tmpdir(), 'hub-bad-'))
const list = nhsList()
const firstRow = list.split('\r\n')[1] ?? ''
let hub: HubWindow
let page: Page
let before = ''

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
  await page.getByRole('button', { name: 'Set up the hub' }).waitFor()
  await makeWorkingHub(page)
  before = await whatThereIs()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await hub.keepPicture(task.name)
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

const files: readonly [what: string, name: string, content: string | Buffer, sentence: RegExp][] = [
  [
    'a picture',
    'list.csv',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 0]),
    /Nothing was changed/,
  ],
  ['a PDF', 'list.csv', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj'), /Nothing was changed/],
  ['an empty file', 'list.csv', '', /The file is empty/],
  [
    'another list',
    'dogs.csv',
    'Dog,Owner\r\nRex,Ann\r\n',
    /columns of this file are not those of a list that the hub knows.*“Dog”, “Owner”/,
  ],
  [
    'a list without the flag of death',
    'list.csv',
    list.replaceAll('"Flag_PDSInformallyDeceased"', '"Something else"'),
    /it has no column “Flag_PDSInformallyDeceased”\. Ask for the complete file\. Nothing was changed/,
  ],
  [
    'a file that was cut off',
    'list.csv',
    list.slice(0, list.length - 70),
    /(stops in the middle of row|quotation mark is opened and never closed).*Nothing was changed/,
  ],
  [
    'a header that comes twice',
    'list.csv',
    list.replace('"Flag_Transplant"', '"DateOfBirth"'),
    /More than one column is headed “DateOfBirth”.*Nothing was changed/,
  ],
  [
    'headers and no rows',
    'list.csv',
    `${headers.join(',')}\r\n`,
    /headers but no rows below them.*Nothing was changed/,
  ],
  ['half a workbook', 'list.xlsx', Buffer.from('PK\u0003\u0004 and then nothing'), /damaged or was cut off/],
]
test.each(files)('%s: a sentence is shown, and nothing is changed', async (_what, name, content, sentence) => {
  await goTo(page, 'Import')
  await chooseFile(page, name, content)
  await page.getByRole('alert').getByText(sentence).waitFor()
  expect(await page.getByRole('button', { name: /^Add / }).count()).toBe(0)
  expect(await whatThereIs()).toBe(before)
  await goTo(page, 'My work')
})

test('a ragged row is said with its number, the others are shown, and nothing is written before it is wanted', async () => {
  await goTo(page, 'Import')
  const newcomer = firstRow.replace('"9991', '"9992').replace('Ashdown', 'Newcomer').replace('19380412', '19380413')
  await chooseFile(page, 'ragged.csv', `${list}"999","19400101"\r\n${newcomer}\r\n`)
  await page.getByRole('button', { name: '1 rejected' }).click()
  await page.getByRole('grid').getByText('44', { exact: true }).waitFor()
  expect(await whatThereIs()).toBe(before)
  await page.getByRole('button', { name: 'Leave it' }).click()
})

test('a wrong passphrase says so, waits, longer each time, and loses nothing', async () => {
  await lock(page)
  const waits: number[] = []
  for (let tries = 0; tries < 3; tries += 1) {
    await page.getByLabel('Passphrase', { exact: true }).fill('not this one, surely')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    const wait = page.getByText(/Wait \d+ seconds?\.$/)
    await wait.waitFor()
    waits.push(Number(/(\d+) second/.exec((await wait.textContent()) ?? '')?.[1]))
    await page.getByRole('button', { name: 'Sign in', disabled: false }).waitFor()
  }
  expect(waits[2]).toBeGreaterThan(waits[0] ?? 0)
  await signIn(page, administrator)
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  expect(await whatThereIs()).toBe(before)
})

/** Residents, lists and imports, as the store tells them. */
async function whatThereIs(): Promise<string> {
  return page.evaluate(async () => {
    const ask = (name: string, input: object) => window.hub.request({ name, input, commandId: null, jobId: null })
    const page = { offset: 0, limit: 500, sort: 'name', descending: false, show: 'all', text: '' }
    return JSON.stringify([
      await ask('residents.page', page),
      await ask('list.page', {}),
      await ask('import.history', {}),
    ])
  })
}
