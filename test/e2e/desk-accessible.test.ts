import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { faultsOf, tooWide } from './helpers/look-with-axe.ts'
import { ask, lock, newId, signIn } from './helpers/window-steps.ts'
import { administrator, handler, makeWorkingHub, takeOnHandler } from './helpers/working-hub.ts'

// The handler's screens with everything open, for who reads them large, in colours of their own, or with a reader.
const folder = await mkdtemp(join(tmpdir(), 'hub-desk-axe-'))
let hub: HubWindow
let page: Page
/** Somebody with a contact, a warning, a task and a promise; and somebody else on the same list. */
let personId = ''
let otherId = ''

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'store'))
  page = hub.page
  await page.getByRole('button', { name: 'Set up the hub' }).waitFor()
  await makeWorkingHub(page)
  await ask(page, 'hub.change', { attemptLimit: 1, reminderMinutes: 60 })
  await takeOnHandler(page)
  await makeWork()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await hub.keepPicture(task.name)
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Each state of a handler's screens: where it is, and what is opened there. */
const states: readonly [what: string, open: () => Promise<void>][] = [
  [
    'my work, with a task, a promise and a step, and why somebody is not rung',
    async () => {
      await putDown()
      await hash('#/')
      await page.getByRole('button', { name: 'Not now…' }).click()
      await page.getByRole('button', { name: 'Skip', exact: true }).click()
      await page.getByRole('alert').getByText('Choose why').waitFor()
    },
  ],
  [
    'a case file with every small form open',
    async () => {
      await hash(`#/case/${personId}`)
      for (const name of ['Add a contact', 'Add a warning', 'Add a task']) {
        const button = page.getByRole('button', { name, exact: true })
        if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
      }
      await page.getByRole('button', { name: 'Save the contact' }).click()
      await page.getByRole('alert').getByText('Enter a name.').waitFor()
    },
  ],
  [
    'registering, with somebody who is perhaps here',
    async () => {
      await hash('#/register/Margret%20Ashdowne')
      await page.getByRole('region', { name: 'Perhaps already here' }).getByRole('button').first().waitFor()
    },
  ],
  [
    'a search',
    async () => {
      await hash('#/residents')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('KT')
      await page.getByRole('option').first().waitFor()
    },
  ],
  [
    'the handover',
    async () => {
      await page.keyboard.press('Escape')
      await hash('#/hand-over')
      await page.getByRole('button', { name: /^Hand over \d+ thing/ }).click()
      await page.getByRole('alert').getByText('Choose a colleague.').waitFor()
    },
  ],
  [
    'the paper sheet',
    async () => {
      await hash('#/sheet')
      const print = page.getByRole('button', { name: 'Print my next calls' })
      if ((await page.getByText(/have not been entered/).count()) === 0) await print.click()
      await page.getByText(/have not been entered/).waitFor()
    },
  ],
  [
    'entering the sheet, with what is wrong in a line',
    async () => {
      await hash('#/sheet/enter')
      await page.getByRole('form').first().getByRole('textbox').first().fill('n')
      await page.keyboard.press('Enter')
      await page.getByText('Type when the call began, like 1410.').waitFor()
    },
  ],
  [
    'a call, with needs, a window, consent and a concern open',
    async () => {
      await hash('#/call')
      if ((await page.getByText('You are ringing', { exact: true }).count()) === 0) {
        await hash(`#/case/${otherId}`)
        await page.getByRole('button', { name: 'Ring', exact: true }).click()
        await page.getByText('You are ringing', { exact: true }).waitFor()
        await page.getByRole('heading', { level: 1 }).click()
        for (const key of ['1', '2', 'y', 'c']) await page.keyboard.press(key)
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+Enter')
        await page.getByRole('alert').getByText('Say when to ring again.').first().waitFor()
      }
    },
  ],
  [
    'a break, with the call kept',
    async () => {
      await hash('#/break')
      await page.getByRole('heading', { name: 'On a break' }).waitFor()
    },
  ],
]

test.each(states)('%s: axe finds nothing, light, dark and in forced colours', async (what, open) => {
  await open()
  for (const colours of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce', ...colours })
    expect.soft(await faultsOf(page), `${what}, ${JSON.stringify(colours)}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
})

test.each(states)('%s: at 400 per cent it is read without scrolling sideways', async (what, open) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open()
  // 1280 by 1024 at 400%.
  await page.setViewportSize({ width: 320, height: 256 })
  await page.waitForTimeout(250)
  expect(await tooWide(page), what).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('in forced colours what is chosen, and what has the focus, is told apart by more than its colour', async () => {
  await hash('#/call')
  await page.getByText('You are ringing', { exact: true }).waitFor()
  await page.emulateMedia({ forcedColors: 'active' })
  const looks = (name: string) =>
    page
      .getByRole('button', { name, exact: true })
      .first()
      .evaluate((button) => {
        const { backgroundColor, borderColor, borderWidth, color, outlineStyle, fontWeight } = getComputedStyle(button)
        return JSON.stringify({ backgroundColor, borderColor, borderWidth, color, outlineStyle, fontWeight })
      })
  expect(await looks('Ring again')).not.toBe(await looks('No answer'))
  expect(await looks('Food')).not.toBe(await looks('Other'))
  const before = await looks('No answer')
  await page.getByRole('button', { name: 'Ring again', exact: true }).focus()
  await page.keyboard.press('Tab')
  await expect.poll(() => looks('No answer')).not.toBe(before)
  await page.emulateMedia({ forcedColors: 'none' })
})

test('who wants less motion sees none: nothing on the desk moves by itself', async () => {
  const moving = () =>
    page.evaluate(() => {
      // What moves is there only while the hub is at work for a while: it is put on the page to be seen.
      const bar = document.createElement('div')
      bar.className = 'progress-bar progress-unknown'
      document.body.append(bar)
      const names = [...document.querySelectorAll('*')].filter((one) => {
        const { animationName, transitionDuration } = getComputedStyle(one)
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0)
      })
      bar.remove()
      return names.map((one) => one.className)
    })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect((await moving()).length).toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const [, open] of states) {
    await open()
    expect(await moving()).toEqual([])
  }
})

test('a supervisor’s pairs, to decide and decided, are read by axe and at 400%', async () => {
  await hash('#/')
  await lock(page)
  await signIn(page, administrator)
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  const values = { givenName: 'Margret', familyName: 'Ashdowne', dateOfBirth: '1938-04-12' }
  const residentId = newId()
  await ask(page, 'resident.register', { residentId, callId: null, values })
  for (const shown of ['To decide', 'Decided']) {
    await hash('#/duplicates')
    await page.getByText(shown, { exact: true }).click()
    await page.getByRole('region', { name: 'The two side by side' }).waitFor()
    expect.soft(await faultsOf(page), shown).toEqual([])
    await page.setViewportSize({ width: 320, height: 256 })
    await page.waitForTimeout(250)
    expect.soft(await tooWide(page), shown).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    if (shown === 'To decide') {
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('s')
      await page.getByRole('heading', { name: 'No pair waits' }).waitFor()
      expect.soft(await faultsOf(page), 'no pair').toEqual([])
    }
  }
  expect(hub.complaints).toEqual([])
})

/** A contact, a warning, a task, a promise for now and a step of the ladder, by the window's requests. */
async function makeWork(): Promise<void> {
  const found = async (text: string) => {
    const { matches } = await ask(page, 'residents.find', { text, limit: 1 })
    return String(Object(matches)[0].personId)
  }
  personId = await found('Ifeoma Okonkwo')
  otherId = await found('Harold Nettleship')
  const staff: { staffId: string; name: string }[] = Object.values(await ask(page, 'staff.list', {})) as never
  const owner = staff.find((one) => one.name === handler.name)?.staffId ?? null
  const today = new Date().toISOString().slice(0, 10)
  const words = {
    relation: 'Daughter',
    roles: ['nextOfKin'],
    mayBeTold: 'That we ring',
    mayAnswer: true,
    saidBy: 'her',
  }
  await ask(page, 'contact.add', {
    ...{ contactId: newId(), personId, callId: null, name: 'Asha Perera', phones: ['07700 900 777'] },
    ...words,
  })
  await ask(page, 'warning.add', { warningId: newId(), personId, callId: null, kind: 'dog', text: 'Ring first' })
  const task = { what: 'Ask the pharmacy about the blister packs', dueOn: today, owner }
  await ask(page, 'task.add', { taskId: newId(), personId, callId: null, ...task })
  const [list]: { listId: string }[] = Object.values(await ask(page, 'list.page', {})) as never
  const now = new Date().toISOString()
  const call = (of: string, outcome: string, callback: object | null) => ({
    ...{ callId: newId(), personId: of, listId: list?.listId, direction: 'outbound', number: null, outcome },
    ...{ startedAt: now, endedAt: now, spokenTo: '', note: '', nextStep: '', callback },
    ...{ needs: [], consents: [], referrals: [], confirmed: {} },
  })
  const soon = new Date(Date.now() + 10 * 60_000).toISOString()
  await ask(page, 'call.log', call(personId, 'spokeCallback', { at: soon, handler: owner, note: 'About the shopping' }))
  await ask(page, 'call.log', call(await found('Kwame Asante'), 'noAnswer', null))
}

/** No call is in hand: what a state of another test began is put down. */
async function putDown(): Promise<void> {
  const { callId } = await ask(page, 'call.draft', {})
  if (!callId) return
  await ask(page, 'call.release', { callId })
  await page.reload()
}

async function hash(place: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, place)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(250)
}
