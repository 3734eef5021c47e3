import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { listedPeople, mobile, nameOf, nhsList } from './helpers/an-nhs-list.ts'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import {
  chooseFile,
  chooseOption,
  goTo,
  lock,
  type Member,
  personInHand,
  ringAtAnyHour,
  ringNext,
  savedBy,
  signIn,
} from './helpers/window-steps.ts'

// The whole job, in order: each test goes on where the one before it stopped.
const folder = await mkdtemp(join(tmpdir(), 'hub-job-'))
const realList = join(process.env.HUB_REAL_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'nhs.csv')
const supervisor: Member = { name: 'Sam Okafor', passphrase: 'copper lantern seventeen rivers' }
const handler: Member = { name: 'Priya Nair', passphrase: 'quiet harbour nine walnuts' }
const zipPassphrase = 'foodbank by telephone'
const held = listedPeople.filter((person) => person.deceased !== 'no').map(nameOf)
const callable = listedPeople.length - held.length

/** What was done, as the test itself counts it. */
const contacted = new Set<string>()
const reached = new Set<string>()
const needing = new Set<string>()

let hub: HubWindow
let page: Page
let oneTime = ''
let recoveryKey = ''
let stoppedAt = ''
/** Who has a referral that may be sent, and who refused it. */
let referred = ''
let refused = ''

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
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

test('the hub is set up: nothing is opened before the recovery key is put away', async () => {
  await page.getByRole('button', { name: 'Set up the hub' }).click()
  await page.getByRole('alert').getByText('Enter a name for the hub.').waitFor()
  await page.getByLabel('Name of the hub').fill('Kingston Stronger Together')
  await page.getByLabel('Your name').fill(supervisor.name)
  await page.getByLabel('Passphrase', { exact: true }).fill(supervisor.passphrase)
  await page.getByLabel('The same passphrase again').fill('something else entirely')
  await page.getByRole('button', { name: 'Set up the hub' }).click()
  await page.getByRole('alert').getByText('The two passphrases are not the same.').waitFor()
  await page.getByLabel('The same passphrase again').fill(supervisor.passphrase)
  await page.getByRole('button', { name: 'Set up the hub' }).click()
  await page.getByRole('heading', { name: 'Your recovery key' }).waitFor()
  recoveryKey = (await page.locator('output').textContent()) ?? ''
  expect(recoveryKey.replace(/[^A-Z0-9]/g, '').length).toBeGreaterThanOrEqual(32)
  await page.getByRole('button', { name: 'Open the hub' }).click()
  await page.getByRole('alert').getByText('Print the key or write it down, then tick the box.').waitFor()
  await page.getByText('I have printed it or written it down').click()
  await page.getByRole('button', { name: 'Open the hub' }).click()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  await ringAtAnyHour(page)
})

test.skipIf(!existsSync(realList))('the real list shows its figures before anything is written', async () => {
  await goTo(page, 'Import')
  await chooseFile(page, 'nhs.csv', await readFile(realList))
  await page.getByText('4,800 rows about 4,000 residents. 2,731 may be called.').waitFor({ timeout: 90_000 })
  await page.getByText('883 recorded as deceased, 386 with sources that contradict each other').waitFor()
  await page.getByText('3,632 NHS numbers fail their check digit. They are kept.').waitFor()
  await page.getByText('30 have no surname.').waitFor()
  await page.getByRole('button', { name: 'Add 4,000 residents' }).waitFor()
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByText('No file has been imported yet.').waitFor()
})

test('a list is imported, with what it changes shown first', async () => {
  await goTo(page, 'Import')
  await chooseFile(page, 'shielded.csv', nhsList())
  await page.getByText('42 rows about 40 residents. 35 may be called.').waitFor()
  await page.getByText('3 recorded as deceased, 2 with sources that contradict each other').waitFor()
  await page.getByText('1 NHS number fails its check digit. It is kept.').waitFor()
  await page.getByText('1 has no surname.').waitFor()
  await page.getByRole('button', { name: '5 held' }).click()
  for (const name of held) await page.getByRole('grid').getByText(name).waitFor()
  await page.getByRole('button', { name: 'Add 40 residents' }).click()
  await page.getByText('shielded.csv is in. 40 added, 0 changed, 0 unchanged.').waitFor()

  await page.getByRole('button', { name: 'Import another file' }).click()
  await chooseFile(page, 'shielded.csv', nhsList())
  await page.getByText('Nothing new in this file').waitFor()
  await page.getByRole('button', { name: 'Import another file' }).click()
})

test('a list is made of those who may be called', async () => {
  await goTo(page, 'Lists')
  await page
    .getByRole('link', { name: 'Make a list' })
    .or(page.getByRole('button', { name: 'Make a list' }))
    .first()
    .click()
  await page.getByLabel('Name of the list').fill('Shielded, first round')
  await page.getByRole('button', { name: `Make a list of ${callable} residents` }).click()
  await page.getByRole('heading', { name: `Share out ${callable}` }).waitFor()
})

test('a handler is added, with a passphrase that is shown once', async () => {
  await goTo(page, 'Staff')
  await page.getByRole('button', { name: 'Add somebody' }).click()
  await page.getByLabel('Name', { exact: true }).fill(handler.name)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const said = page.getByRole('alertdialog', { name: `One-time passphrase for ${handler.name}` })
  oneTime = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}/.exec((await said.textContent()) ?? '')?.[0] ?? ''
  expect(oneTime).not.toBe('')
  await said.getByRole('button', { name: 'It is put away' }).click()
  await said.waitFor({ state: 'hidden' })
})

test('the list is shared out, and the hub locked', async () => {
  await goTo(page, 'Lists')
  await page
    .getByRole('link', { name: 'Share out' })
    .or(page.getByRole('button', { name: 'Share out' }))
    .first()
    .click()
  await page.getByRole('main').getByText(handler.name, { exact: true }).click()
  await page.getByRole('row', { name: `${handler.name} ${callable}` }).waitFor()
  await page.getByRole('button', { name: 'Share among 1 handler' }).click()
  await page.getByText('“Shielded, first round” is shared out.').waitFor()
  await lock(page)
})

test('the handler signs in with the one-time passphrase, and must choose their own', async () => {
  await signIn(page, { name: handler.name, passphrase: oneTime })
  await page.getByRole('heading', { name: 'Choose your own passphrase' }).waitFor()
  await page.getByLabel('The one-time passphrase').fill(oneTime)
  await page.getByLabel('New passphrase').fill(handler.passphrase)
  await page.getByLabel('The same passphrase again').fill(handler.passphrase)
  await page.getByRole('button', { name: 'Change it and go on' }).click()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  await page.getByText(`${callable} calls left on your lists`).waitFor()
  expect(await page.getByRole('link', { name: 'Import' }).count()).toBe(0)
})

test('a call: needs by keys, consent, a referral, a note, save and next', async () => {
  const name = await ringNext(page)
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await page.keyboard.press('y')
  await page.getByLabel('How many people to feed?').fill('2')
  await chooseOption(page, /Refer to/, 'Kingston Foodbank')
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await page.keyboard.type('Shops with her neighbour until Friday.')
  await page.keyboard.press('Control+Enter')
  const next = await personInHand(page, name)
  await page.getByText(`Call with ${name} logged.`).waitFor()
  referred = name
  for (const set of [contacted, reached, needing]) set.add(name)

  // No answer.
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Enter')
  contacted.add(next)
  await personInHand(page, next)
})

test('a wrong number is marked, and the next number is rung in the same call', async () => {
  const name = await personInHand(page)
  expect(await page.locator('a[href^="tel:"]').count()).toBe(2)
  await page.keyboard.press('w')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/is marked\. Now ring/).waitFor()
  await expect.poll(() => page.locator('a[href^="tel:"]').count()).toBe(1)
  expect(await personInHand(page)).toBe(name)
  await page.keyboard.press('s')
  await page.keyboard.press('Control+Enter')
  await personInHand(page, name)
  contacted.add(name)
  reached.add(name)
})

test('a promised callback comes back when it is due, and what was just logged can be undone', async () => {
  const name = await personInHand(page)
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Today' }).click()
  await page.getByLabel('Time', { exact: true }).fill(londonNow())
  await page.getByLabel('What for').fill('After the nurse has been')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('region', { name: 'Next call' }).getByText('Promised a call back at').waitFor()
  await page.getByRole('region', { name: 'Next call' }).getByText(name).waitFor()

  expect(await ringNext(page)).toBe(name)
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText(`Call with ${name} logged.`).last().waitFor()
  await page.keyboard.press('Alt+z')
  await page.getByText('Undone.').waitFor()
  await page.getByRole('region', { name: 'Next call' }).getByText(name).waitFor()

  expect(await ringNext(page)).toBe(name)
  await page.keyboard.press('s')
  await page.keyboard.press('Control+Enter')
  await personInHand(page, name)
  contacted.add(name)
  reached.add(name)
})

test('a draft is there after the process of the store, and after the whole program, was killed', async () => {
  const name = await personInHand(page)
  await page.keyboard.press('2')
  await page.keyboard.press('t')
  await page.keyboard.type('In the middle of a sen')
  await waitUntilSaved(page)
  hub.shell.killStoreProcess()
  await page.getByText('Everything that was saved is safe. Sign in again to go on.').waitFor()
  await signIn(page, handler)
  expect(await personInHand(page)).toBe(name)
  expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('In the middle of a sen')

  await page.getByRole('textbox', { name: 'Note' }).press('End')
  await page.keyboard.type('tence.')
  await waitUntilSaved(page)
  await hub.shell.kill()
  await hub.startAgain()
  await signIn(page, handler)
  await page.getByRole('link', { name: 'Return to the call' }).click()
  expect(await personInHand(page)).toBe(name)
  expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('In the middle of a sentence.')
  await page
    .getByRole('button', { name: /Medicine/, pressed: true })
    .first()
    .waitFor()
  await page.keyboard.press('Control+Enter')
  await personInHand(page, name)
  for (const set of [contacted, reached, needing]) set.add(name)
})

test('a need whose referral they refuse is logged, and its referral said not to be sent', async () => {
  const name = await personInHand(page)
  await page.keyboard.press('1')
  await page.keyboard.press('x')
  await chooseOption(page, /Refer to/, 'Kingston Foodbank')
  await page.getByText('Without consent this referral is not sent.').waitFor()
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  refused = name
  for (const set of [contacted, reached, needing]) set.add(name)
})

test('who rings in is found by part of a number; so is one who is held, and the hold stays', async () => {
  const caller = listedPeople.findIndex((person) => person.deceased === 'no' && !contacted.has(nameOf(person)))
  const ringing: readonly [number, string][] = [
    [caller, '6'],
    [listedPeople.findIndex((person) => person.deceased === 'contradicted'), '4'],
  ]
  for (const [index, key] of ringing) {
    const person = listedPeople[index]
    if (!person) throw new Error('Nobody is left to ring in.')
    await page.keyboard.press('Control+k')
    await page.keyboard.type(mobile(index).slice(-6))
    await page.getByRole('option', { name: nameOf(person) }).waitFor()
    await page.keyboard.press('Control+Enter')
    expect(await personInHand(page)).toBe(nameOf(person))
    await page.getByText('They are ringing in', { exact: true }).waitFor()
    await page.keyboard.press(key)
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByText(`Call with ${nameOf(person)} logged.`).waitFor()
    await page.getByRole('heading', { name: 'My work' }).waitFor()
  }
})

test('who is held has no number to ring', async () => {
  const [name = ''] = held
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.getByText(/Not to be rung: Recorded as deceased/i).waitFor()
  expect(await page.locator('a[href^="tel:"]').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Ring', exact: true }).count()).toBe(0)
  await page.keyboard.press('r')
  await page.waitForTimeout(300)
  expect(await page.getByText('You are ringing').count()).toBe(0)
})

test('the whole list is rung to its end, and nobody who is held was ever offered', async () => {
  await goTo(page, 'My work')
  let name = await ringNext(page)
  for (let calls = 0; calls < listedPeople.length; calls += 1) {
    expect(held).not.toContain(name)
    contacted.add(name)
    await page.keyboard.press('n')
    await page.keyboard.press('Control+Enter')
    const before = name
    await expect.poll(() => headingOr(page, before), { timeout: 20_000, interval: 30 }).not.toBe(before)
    name = await headingOr(page, before)
    if (name === 'My work') break
  }
  await page.getByText('Everyone on your list has been tried for this part of the day.').waitFor()
  // One of the callable rang in, and was not rung.
  expect(contacted.size).toBe(callable - 1)
  await lock(page)
})

test('the supervisor makes the packs: what has consent is in, the other is left out with the reason', async () => {
  await signIn(page, supervisor)
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  await goTo(page, 'Referrals')
  await page
    .getByRole('link', { name: 'Make the packs' })
    .or(page.getByRole('button', { name: 'Make the packs' }))
    .click()
  await page.getByLabel('Zip passphrase for Kingston Foodbank').fill(zipPassphrase)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Make 1 pack' }).click()
  await page.getByText('1 pack is made.').waitFor()
  await page.getByRole('row', { name: `${refused} Kingston Foodbank Consent was refused` }).waitFor()
  const zip = await savedBy(page, () => page.getByRole('button', { name: 'Save the zip: Kingston Foodbank' }).click())
  expect(zip.name).toMatch(/^referrals-kingston-foodbank-\d{4}-\d\d-\d\d\.zip$/)

  const entries = await new ZipReader(new Uint8ArrayReader(zip.bytes)).getEntries()
  expect(entries.map((entry) => entry.filename).sort()).toEqual(['referrals.csv', 'referrals.xlsx', 'reply.csv'])
  expect(entries.every((entry) => entry.encrypted && !entry.zipCrypto)).toBe(true)
  await expect(read(entries, 'referrals.csv', 'not the passphrase')).rejects.toThrow()
  const rows: Record<string, string>[] = parse(await read(entries, 'referrals.csv', zipPassphrase), {
    columns: true,
    bom: true,
  })
  expect(rows.map((row) => row.Name)).toEqual([referred])
  expect(rows[0]).toMatchObject({ Needs: 'Food', 'Food: How many people to feed?': '2' })
  expect(JSON.stringify(rows)).not.toMatch(/999\d{7}/)

  await page.getByRole('button', { name: 'Mark 1 referral as sent' }).click()
  await page.getByText('1 referral is marked as sent.').waitFor()
})

test('the headline says what was done, and each figure opens as many rows', async () => {
  await goTo(page, 'Reports', 'Headline')
  const said = page.getByText(/the hub telephoned/)
  await said.waitFor()
  expect((await said.textContent()) ?? '').toContain(
    `telephoned ${contacted.size} residents and spoke to ${reached.size} of them`,
  )
  expect(await page.getByText(/needed help beyond family and friends/).textContent()).toContain(
    `${needing.size} needed help beyond family and friends; a further 2 requests came from residents who rang in.`,
  )
  const figures = [contacted.size, reached.size, needing.size, 2]
  const titles = [
    'Residents telephoned',
    'Residents spoken to',
    'Residents needing help',
    'Requests from residents who rang in',
  ]
  const buttons = await page
    .getByText(/the hub telephoned/)
    .getByRole('button')
    .all()
  buttons.push(
    ...(await page
      .getByText(/needed help beyond/)
      .getByRole('button')
      .all()),
  )
  for (const [index, button] of buttons.entries()) {
    await button.click()
    const grid = page.getByRole('grid', { name: titles[index] ?? '' })
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String((figures[index] ?? -1) + 1))
  }
  await page.keyboard.press('Escape')
  await page
    .getByRole('row', { name: /^Food\b/ })
    .getByRole('button')
    .first()
    .click()
  const food = page.getByRole('grid', { name: 'Food: Residents, when we rang' })
  await food.getByText(referred).waitFor()
  await food.getByText(refused).waitFor()
  await page.keyboard.press('Escape')
})

test('the report goes out as CSV and as a workbook, with the same figures', async () => {
  const expected = {
    'People contacted': contacted.size,
    'Of those, spoken to': reached.size,
    'People needing support': needing.size,
    'Inbound requests': 2,
  }
  const csv = await savedBy(page, () => page.getByRole('button', { name: 'CSV', exact: true }).click())
  const lines: Record<string, string>[] = parse(csv.bytes, { columns: true, bom: true })
  const first = lines.filter((line) => line.Part === 'Headline')
  expect(Object.fromEntries(first.map((line) => [line.Figure, Number(line.Number)]))).toEqual(expected)
  const foodbank = lines.filter((line) => line.Of === 'Kingston Foodbank')
  expect(Object.fromEntries(foodbank.map((line) => [line.Figure, Number(line.Number)]))).toMatchObject({
    Referrals: 2,
    Sent: 1,
  })
  const xlsx = await savedBy(page, () => page.getByRole('button', { name: 'Excel', exact: true }).click())
  expect(xlsx.name).toMatch(/\.xlsx$/)
  const [sheet] = await readXlsx(xlsx.bytes)
  const cells = sheet?.data ?? []
  expect(Object.fromEntries(cells.slice(1, 5).map((row) => [row[0], row[1]]))).toEqual(expected)
})

test('everything is still sound, and nobody complained on the way', async () => {
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByText(/All is well\./).waitFor({ timeout: 60_000 })
  // What a browser itself says of a connection that was killed under it.
  expect(hub.complaints.filter((line) => !/WebSocket|net::ERR/.test(line))).toEqual([])
  await lock(page)
})

test('the recovery key opens the hub where the passphrase is forgotten', async () => {
  await page.getByText(supervisor.name, { exact: true }).click()
  await page.getByRole('button', { name: 'Forgotten your passphrase?' }).click()
  await page.getByLabel('Recovery key').fill(recoveryKey.toLowerCase())
  await chooseOption(page, /Your name/, supervisor.name)
  await page.getByLabel('New passphrase').fill('another four plain words')
  await page.getByLabel('The same passphrase again').fill('another four plain words')
  await page.getByRole('button', { name: 'Open the hub' }).click()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
})

/** The clock on a London wall, to the minute. */
function londonNow(): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' }).format(Date.now())
}

async function waitUntilSaved(on: Page): Promise<void> {
  // Longer than the pause in typing after which a draft is saved.
  await on.waitForTimeout(700)
  await on.getByText(/saved as you type/).waitFor()
}

async function headingOr(on: Page, otherwise: string): Promise<string> {
  const text = await on.evaluate(() => document.querySelector('main h1')?.textContent?.trim() ?? '')
  return text === '' || text === 'No call in hand' ? otherwise : text
}

async function read(
  entries: Awaited<ReturnType<ZipReader<unknown>['getEntries']>>,
  name: string,
  password: string,
): Promise<Buffer> {
  const entry = entries.find((one) => one.filename === name)
  if (!entry || entry.directory) throw new Error(`There is no ${name} in the zip.`)
  return Buffer.from(await entry.getData(new Uint8ArrayWriter(), { password }))
}
