import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// What a person does in the window again and again, by what they see and hear: roles, names and keys.

export interface Member {
  readonly name: string
  readonly passphrase: string
}

export async function signIn(page: Page, { name, passphrase }: Member): Promise<void> {
  const who = page.getByRole('radio', { name })
  await page.getByLabel('Passphrase', { exact: true }).waitFor()
  if (await who.count()) await page.getByText(name, { exact: true }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByLabel('Passphrase', { exact: true }).waitFor({ state: 'hidden' })
}

export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
}

/** To a screen, by the menu. */
export async function goTo(page: Page, screen: string, heading = screen): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: screen, exact: true }).click()
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}

/** Chooses a file on the page Import, as if from this computer. */
export async function chooseFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
}

export async function chooseOption(page: Page, select: string | RegExp, option: string): Promise<void> {
  await page.getByRole('button', { name: select }).first().click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Hub's page "Settings": residents may be rung at any hour, so that a test does not depend on the time of day. */
export async function ringAtAnyHour(page: Page): Promise<void> {
  await goTo(page, 'Settings')
  await chooseOption(page, /From$|^From/, '00:00')
  await chooseOption(page, /Until$|^Until/, '24:00')
  await page.getByRole('button', { name: 'Save the settings' }).click()
  await page.getByText('The settings are saved.').waitFor()
}

/** Who is on the call screen; waits until it is somebody else than before. */
export async function personInHand(page: Page, besides = ''): Promise<string> {
  let name = ''
  await expect
    .poll(
      async () => {
        name = await page.evaluate(() => document.querySelector('main h1')?.textContent?.trim() ?? '')
        return !['', 'My work', 'No call in hand', besides].includes(name)
      },
      { timeout: 20_000, interval: 30 },
    )
    .toBe(true)
  return name
}

/** Begins the next call from My work with one key, and answers who it is with. */
export async function ringNext(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Call', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  return personInHand(page)
}

/** What a click made the browser save. */
export async function savedBy(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** What the store answers to a request of the signed-in window, for what a test must know or set up. */
export async function ask(page: Page, name: string, input: object): Promise<Record<string, unknown>> {
  const result = await page.evaluate(
    ([name, input]) => {
      const id = () => crypto.randomUUID().replaceAll('-', '')
      return window.hub.request({ name, input, commandId: id(), jobId: id() })
    },
    [name, input] as const,
  )
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return Object(result.value)
}

export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '')
}
