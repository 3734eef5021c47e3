import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type BrowserShell, startBrowserShell } from './browser-shell.ts'
import { openChromium } from './open-chromium.ts'

export interface HubWindow {
  readonly page: Page
  shell: BrowserShell
  /** What the page wrote to its console as an error; tests want none. */
  readonly complaints: string[]
  /** Starts the program again after it was ended or killed, and opens it in the same window. */
  startAgain(): Promise<void>
  /** Keeps a picture of what is shown, for who looks into a failure; its place is printed. */
  keepPicture(name: string): Promise<void>
  close(): Promise<void>
}

/** The hub on that store, in a window of a real Chromium as large as a council laptop's. */
export async function openHubWindow(store: string, options: BrowserContextOptions = {}): Promise<HubWindow> {
  let browser: Browser | null = null
  const shell = await startBrowserShell(store)
  try {
    browser = await openChromium()
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(shell.address)
    return new Opened(store, shell, browser, page, complaints)
  } catch (error) {
    await browser?.close()
    await shell.kill()
    throw error
  }
}

class Opened implements HubWindow {
  readonly page: Page
  readonly complaints: string[]
  shell: BrowserShell
  readonly #store: string
  readonly #browser: Browser

  constructor(store: string, shell: BrowserShell, browser: Browser, page: Page, complaints: string[]) {
    this.#store = store
    this.#browser = browser
    this.shell = shell
    this.page = page
    this.complaints = complaints
  }

  async startAgain(): Promise<void> {
    this.shell = await startBrowserShell(this.#store)
    await this.page.goto(this.shell.address)
  }

  async keepPicture(name: string): Promise<void> {
    const path = join(tmpdir(), `hub-e2e-${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`)
    await this.page.screenshot({ path }).then(
      () => console.log(`What was shown: ${path}`),
      () => console.log('Nothing could be shown any more.'),
    )
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.shell.stop()
  }
}
