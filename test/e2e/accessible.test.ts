import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../../build/project-folder.ts'
import { nhsList } from './helpers/an-nhs-list.ts'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { chooseFile, goTo, signIn } from './helpers/window-steps.ts'

// Every screen and its main states, as axe-core sees them in a real browser, light and dark.
const folder = await mkdtemp(join(tmpdir(), 'hub-axe-'))
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let hub: HubWindow
let page: Page

beforeAll(async () => {
  hub = await openHubWindow(join(folder, 'empty'))
  page = hub.page
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await hub.keepPicture(task.name)
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

test('the pages before the frame', async () => {
  await page.getByRole('heading', { name: 'Set up this hub' }).waitFor()
  await look('set-up')
  await page.getByRole('button', { name: 'Set up the hub' }).click()
  await page.getByRole('alert').waitFor()
  await look('set-up with errors')
})

test('what is hard to read is noticed, or nothing else here would mean much', async () => {
  await page.evaluate(() => {
    const faint = document.createElement('p')
    faint.textContent = 'Who can read this?'
    faint.style.color = '#ccc'
    faint.style.background = '#fff'
    document.querySelector('main')?.append(faint)
  })
  expect(await faults()).toEqual([expect.stringMatching(/^color-contrast: .*Who can read this/)])
})

test('the sign-in page, also after a wrong passphrase', async () => {
  await openSample()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await look('sign-in')
  await page.getByText('Sam Sample', { exact: true }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill('nothing like it at all')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await look('sign-in refused')
  await page.waitForTimeout(1500)
  await signIn(page, { name: 'Sam Sample', passphrase: 'try it with sample data' })
  await page.getByRole('heading', { name: 'My work' }).waitFor()
})

const screens: readonly [screen: string, heading: string, open: string][] = [
  ['Residents', 'Residents', ''],
  ['Needs', 'Needs', ''],
  ['Referrals', 'Referrals', ''],
  ['Lists', 'Lists', ''],
  ['Import', 'Import', ''],
  ['Held', 'Held', ''],
  ['Reports', 'Headline', ''],
  ['Partners', 'Partners', 'Add a partner'],
  ['Script', 'Script', 'Add a line'],
  ['Staff', 'Staff', 'Add somebody'],
  ['Settings', 'Settings', ''],
]
test.each(screens)('%s', async (screen, heading, open) => {
  await goTo(page, screen, heading)
  await settled()
  await look(screen)
  if (open === '') return
  await page.getByRole('button', { name: open }).click()
  await look(open)
  await page.keyboard.press('Escape')
})

test('parts of the screens that open: lists, packs, the rows behind a figure, a search, the keys', async () => {
  await goTo(page, 'Lists')
  await page.getByRole('main').getByRole('link').first().click()
  await settled()
  await look('a list')
  await hash('#/lists/new')
  await look('a new list')
  await hash('#/referrals/packs')
  await look('the packs')
  await hash('#/register/Arun%20Selvam')
  await look('registering')
  await hash('#/nowhere')
  await look('no such screen')
  await goTo(page, 'Reports', 'Headline')
  await page
    .getByText(/the hub telephoned/)
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('grid', { name: 'Residents telephoned' }).waitFor()
  await settled()
  await look('the rows behind a figure')
  await goTo(page, 'My work')
  await look('my work')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor()
  await look('the keys')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ken')
  await page
    .getByRole('option', { name: /Kenneth/ })
    .first()
    .waitFor()
  await look('a search')
  await page.keyboard.press('Escape')
})

test('what a file would change', async () => {
  await goTo(page, 'Import')
  await chooseFile(page, 'shielded.csv', nhsList())
  await page.getByRole('button', { name: '5 held' }).click()
  await settled()
  await look('what will change')
  await page.getByRole('button', { name: 'Leave it' }).click()
})

test('a case file, one that is held, and a call with everything open', async () => {
  await goTo(page, 'Held')
  await page.getByRole('gridcell').first().waitFor()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await page.getByText(/Not to be rung/).waitFor()
  await look('a held case file')
  await goTo(page, 'Residents')
  await page.getByText('May be called', { exact: false }).first().click()
  await settled()
  await page.getByRole('gridcell').first().waitFor()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ring', exact: true }).waitFor()
  await settled()
  await look('a case file')
  await page.keyboard.press('r')
  await page.getByText('You are ringing', { exact: true }).waitFor()
  await look('a call')
  for (const key of ['1', '2', 'y', 'f']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('Say when to ring again.').waitFor()
  await look('a call with everything open')
  await goTo(page, 'My work')
  await look('a call in hand, on another screen')
})

test('the script: a question as it is changed, as it is tried, and in a call, with words about danger', async () => {
  await goTo(page, 'Script')
  const question = page.getByRole('gridcell', { name: /get your shopping/ }).first()
  await question.scrollIntoViewIfNeeded()
  await question.dblclick()
  const form = page.getByRole('complementary', { name: 'Change a line' })
  await form.getByText('Arabic', { exact: true }).click()
  await form.getByRole('button', { name: 'Record a check' }).click()
  await form.getByRole('button', { name: 'Record it' }).click()
  await form.getByText('Enter who checked it.').waitFor()
  await look('a line of the script')
  await form.getByLabel('Words in English').fill('Who shops for you?')
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor()
  await look('unsaved words')
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await page.getByRole('button', { name: /Try it/ }).click()
  await page.getByRole('complementary', { name: 'As it runs in a call' }).waitFor()
  await look('the script, tried')
  await hash('#/call')
  const script = page.getByRole('region', { name: 'Script' })
  await script.getByRole('button', { name: 'Questions' }).click()
  await script.getByRole('radio', { name: 'Low' }).click()
  await script
    .getByRole('radiogroup', { name: /Do you feel safe/ })
    .getByText('No', { exact: true })
    .click()
  await script.getByRole('region', { name: 'Safeguarding' }).waitFor()
  for (const _ of ['Tamil', 'Korean', 'Arabic']) await page.keyboard.press(']')
  await script
    .getByText(/Arabic/)
    .first()
    .waitFor()
  await look('a call with words about danger, in Arabic')
})

test('at 200% and at 400% nothing has to be read by scrolling sideways', async () => {
  await page.emulateMedia({ colorScheme: 'light' })
  for (const [width, height] of [
    [640, 400],
    [320, 256],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const place of [
      'call',
      '',
      'residents',
      'needs',
      'lists',
      'lists/new',
      'import',
      'held',
      'reports',
      'script',
      'settings',
    ]) {
      await hash(`#/${place}`)
      const wider = await page.evaluate(() =>
        [...document.querySelectorAll('html, body, main')].some((part) => part.scrollWidth > part.clientWidth + 1),
      )
      expect.soft(wider, `${place} at ${width}`).toBe(false)
    }
  }
})

/** The small sample hub, at its sign-in page. */
async function openSample(): Promise<void> {
  await hub.close()
  const store = join(folder, 'sample')
  const words = [join(projectFolder, 'electron', 'cli', 'main.ts'), 'demo', '--store', store, '--scenario', 'small']
  await promisify(execFile)(process.execPath, words)
  hub = await openHubWindow(store)
  page = hub.page
}

async function hash(place: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, place)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled()
}

/** Rows have been fetched, and charts drawn. */
async function settled(): Promise<void> {
  await page.waitForTimeout(250)
}

/** Fails with what axe-core finds, in the light and in the dark. */
async function look(at: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect.soft(await faults(), `${at}, ${colorScheme}`).toEqual([])
  }
}

async function faults(): Promise<string[]> {
  await page.evaluate(axe)
  const { violations }: AxeResults = await page.evaluate(() => Reflect.get(window, 'axe').run())
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}
