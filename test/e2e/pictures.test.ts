import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../../build/project-folder.ts'
import { nhsList } from './helpers/an-nhs-list.ts'
import { type HubWindow, openHubWindow } from './helpers/hub-window.ts'
import { chooseFile, goTo, signIn } from './helpers/window-steps.ts'

// The README's pictures. Made only where HUB_SCREENSHOTS=1 says so, so that other runs leave the project as it is.
const isAsked = process.env.HUB_SCREENSHOTS === '1'
const pictures = join(projectFolder, 'build', 'screenshots')
const folder = await mkdtemp(join(tmpdir(), 'hub-pictures-'))
let hub: HubWindow
let page: Page

beforeAll(async () => {
  if (!isAsked) return
  const store = join(folder, 'store')
  const words = [join(projectFolder, 'electron', 'cli', 'main.ts'), 'demo', '--store', store, '--scenario', 'small']
  await promisify(execFile)(process.execPath, words)
  await mkdir(pictures, { recursive: true })
  hub = await openHubWindow(store, { reducedMotion: 'reduce' })
  page = hub.page
  await signIn(page, { name: 'Sam Sample', passphrase: 'try it with sample data' })
})
afterAll(async () => {
  await hub?.close()
  await rm(folder, { recursive: true, force: true })
})

test.runIf(isAsked)('what a supervisor sees: the import, and the headline', async () => {
  await goTo(page, 'Import')
  await chooseFile(page, 'shielded-patients-21-april.csv', nhsList())
  await page.getByText('42 rows about 40 residents. 35 may be called.').waitFor()
  await keep('import')
  await page.getByRole('button', { name: 'Leave it' }).click()
  await goTo(page, 'Reports', 'Headline')
  await page.getByText(/the hub telephoned/).waitFor()
  await keep('headline')
})

test.runIf(isAsked)('what a handler sees: the next call, and the call', async () => {
  await goTo(page, 'My work')
  await page.getByRole('button', { name: 'Call', exact: true }).waitFor()
  await keep('my-work')
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await page.getByText('You are ringing', { exact: true }).waitFor()
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await page.keyboard.press('y')
  await page.keyboard.press('t')
  await page.keyboard.type(
    'A neighbour shops until Friday; after that there is nobody. Would like to talk about the garden.',
  )
  await page.waitForTimeout(600)
  await page.keyboard.press('Escape')
  await keep('call')
})

/** 1280 by 800, as on a council laptop, and small enough to be kept with the source. */
async function keep(name: string): Promise<void> {
  await page.waitForTimeout(700)
  const path = join(pictures, `${name}.png`)
  await page.screenshot({ path })
  expect((await stat(path)).size).toBeLessThan(300_000)
}
