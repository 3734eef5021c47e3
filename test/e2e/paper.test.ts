import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { makeWorkingHub } from './helpers/working-hub.ts'

// What goes on paper, as Chromium lays it out: people with as much to say of them as there may be.
const folder = await mkdtemp(join(tmpdir(), 'hub-paper-'))
/** A loaded machine may take a while: what is awaited comes, sooner or later. */
const patient = { timeout: 20_000 }
let hub: HubWindow
let page: Page

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
  await makeWorkingHub(page)
  const failure = await page.evaluate(makeFullPeople)
  if (failure) throw new Error(failure)
  await page.reload()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

test('thirty people are two pages of A4, and nothing of a line is lost over its edge', async () => {
  await page.goto(`${hub.shell.origin}/#/sheet`)
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await page.getByRole('button', { name: 'Print my next calls' }).click()
  await expect.poll(() => page.locator('.sheet-line').count(), patient).toBe(30)
  expect(await pagesOf(page)).toEqual(['A4', 'A4'])
  await page.emulateMedia({ media: 'print' })
  const over = await page.locator('.sheet-page').evaluateAll((pages) =>
    pages.flatMap((sheet) => {
      const edge = sheet.getBoundingClientRect().bottom
      const parts = [...sheet.querySelectorAll('.sheet-foot, .sheet-name, .sheet-phone, .sheet-minds, .sheet-why')]
      return parts.flatMap((part) => {
        const within = part.closest('.sheet-line')?.getBoundingClientRect().bottom ?? edge
        return part.getBoundingClientRect().bottom > within + 0.5 ? [part.textContent] : []
      })
    }),
  )
  expect(over).toEqual([])
  await page.emulateMedia({ media: null })
})

test('a call on paper is entered by keyboard, and what is half typed is there after a reload', async () => {
  await page.goto(`${hub.shell.origin}/#/sheet/enter`)
  await page
    .getByRole('textbox', { name: /^Outcome, / })
    .first()
    .focus()
  await page.keyboard.type('n')
  await page.keyboard.press('Tab')
  await page.keyboard.type('0000')
  await page.keyboard.press('Enter')
  await page.getByText('Entered: No answer, 00:00').waitFor()
  await page.getByText('1 of 30 entered').waitFor()
  await page.keyboard.type('v')
  await page.keyboard.press('Tab')
  await page.keyboard.type('13')
  await page.keyboard.press('Tab')
  const kept = () =>
    page.evaluate(async () => {
      const sheet = await window.hub.request({ name: 'work.sheet', input: {}, commandId: null, jobId: null })
      return sheet.ok ? Object.values(Object(sheet.value).typed.calls).map((call) => Object(call).time) : []
    })
  await expect.poll(kept, patient).toEqual(['13'])
  await page.reload()
  const time = page.getByRole('textbox', { name: /^At, / }).first()
  await expect.poll(() => time.inputValue(), patient).toBe('13')
})

test('a letter is a page of A4, its address stands in the window of the envelope, and nothing else does', async () => {
  const personId = await page.evaluate(async () => {
    const found = await window.hub.request({
      name: 'residents.find',
      input: { text: 'Featherstonehaugh', limit: 1 },
      commandId: null,
      jobId: null,
    })
    return found.ok ? Object(found.value).matches[0].personId : found.error.message
  })
  await page.goto(`${hub.shell.origin}/#/letter/${personId}`)
  await page.locator('.letter').waitFor()
  expect(await pagesOf(page)).toEqual(['A4'])
  const boxes = await page.locator('.letter').evaluate((letter) => {
    const from = letter.getBoundingClientRect()
    const mm = from.width / 210
    return [...letter.querySelectorAll('.letter-from, .letter-to, .letter-facts, .letter-body')].map((part) => {
      const box = part.getBoundingClientRect()
      const above = Number.parseFloat(getComputedStyle(part).paddingTop)
      return {
        part: part.className,
        top: (box.top + above - from.top) / mm,
        bottom: (box.bottom - from.top) / mm,
        left: (box.left - from.left) / mm,
      }
    })
  })
  for (const { part, top, bottom, left } of boxes) {
    if (part === 'letter-to') {
      expect(top).toBeGreaterThanOrEqual(56)
      expect(bottom).toBeLessThanOrEqual(82)
      expect(left).toBeGreaterThanOrEqual(20)
    } else expect(bottom <= 46 || top >= 92 || left >= 115, part).toBe(true)
  }
})

/** The sizes of the pages, as they would be printed. */
async function pagesOf(shown: Page): Promise<string[]> {
  const pdf = (await shown.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  return sizes.map(([, width, height]) => {
    const isA4 = Math.round(Number(width)) === 595 && Math.round(Number(height)) === 842
    return isA4 ? 'A4' : `${width} by ${height}`
  })
}

/** Thirty people of whom everything is known, at great length; they alone are on the open list. Runs in the window. */
async function makeFullPeople(): Promise<string> {
  const id = () => crypto.randomUUID().replaceAll('-', '')
  const ask = async (name: string, input: object) => {
    const result = await window.hub.request({ name, input, commandId: id(), jobId: id() })
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return Object(result.value)
  }
  const note =
    'Her neighbour Mrs Antrobus at number four shops on Tuesdays and Fridays, but leaves for Wales at the end of the month; after that there is nobody. Pills come from the chemist in the High Street. A cat called Marmaduke.'
  try {
    for (const { listId } of Object.values(await ask('list.page', {})) as { listId: string }[]) {
      await ask('list.close', { listId, reason: 'Another round' })
    }
    for (let n = 0; n < 30; n++) {
      const { personId } = await ask('resident.register', {
        residentId: id(),
        callId: null,
        values: {
          givenName: ['Wilhelmina-Alexandrina', 'Balasubramaniam', 'Oluwaseunfunmilayo'][n % 3],
          familyName: `${['Featherstonehaugh-Cholmondeley', 'Thiruvenkadasamy', 'Okonkwo-Adebayo'][n % 3]} ${n}`,
          dateOfBirth: '1931-02-03',
          address: [`Flat ${n}`, 'The Old Vicarage Court', 'Upper Brighton Road', 'Long Ditton', 'Surbiton', 'Surrey'],
          postcode: 'KT9 1AA',
          telephone: `020 7946 0${700 + n}`,
          mobile: `07700 900${300 + n}`,
          landline: `020 7946 0${800 + n}`,
          otherPhones: [`01632 9600${10 + n}`],
          language: 'ta',
          interpreter: 'yes',
          accessNeeds:
            'Very hard of hearing: speak slowly and clearly, say who you are twice, and wait until she has sat down',
          safeToSpeak: 'Only while her son is at work, which is before four in the afternoon and never on a Wednesday',
          voicemail: 'notAllowed',
          relayUk: 'yes',
          britishSignLanguage: 'yes',
          preferredTimes: ['morning', 'afternoon', 'evening'],
          largePrint: 'yes',
        },
      })
      await ask('note.add', { noteId: id(), personId, text: note })
    }
    const listId = id()
    await ask('list.create', { listId, name: 'Full', rule: 'postcode:KT9' })
    await ask('list.share', { listId, handlers: [(await ask('session.current', {})).staffId] })
    return ''
  } catch (error) {
    return String(error)
  }
}
