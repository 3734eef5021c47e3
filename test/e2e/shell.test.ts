import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { downloadPath } from '../../shared/bridge.ts'
import type { OutgoingFile } from '../../shared/domain/import.ts'
import { type BrowserShell, startBrowserShell } from './helpers/browser-shell.ts'
import { openChromium } from './helpers/open-chromium.ts'

// What only a real browser can tell of the page's cage.
const folder = await mkdtemp(join(tmpdir(), 'hub-cage-'))
let shell: BrowserShell
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  shell = await startBrowserShell(join(folder, 'store'))
  browser = await openChromium()
  const context = await browser.newContext()
  page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(shell.address)
})
afterAll(async () => {
  await browser?.close()
  await shell?.stop()
  await rm(folder, { recursive: true })
})

test('the page opens without a word on the console, and its store answers', async () => {
  await page.getByRole('heading').first().waitFor()
  const answer = await page.evaluate(() =>
    window.hub.request({ name: 'store.status', input: {}, commandId: null, jobId: null }),
  )
  expect(answer).toMatchObject({ ok: true, value: { state: 'none' } })
  expect(complaints).toEqual([])
})

test('a reload stays in, and the address lies no more in the bar', async () => {
  expect(page.url()).toBe(`${shell.origin}/`)
  await page.reload()
  await page.getByRole('heading').first().waitFor()
})

test('what was exposed cannot be changed by the page', async () => {
  const changed = await page.evaluate(() => {
    const before = window.hub.request
    try {
      Object.assign(window.hub, { request: null })
    } catch {
      // frozen
    }
    return window.hub.request !== before
  })
  expect(changed).toBe(false)
})

test('what cannot be copied is refused with an error, as in Electron', async () => {
  const error = await page.evaluate(() => {
    try {
      void window.hub.request({ body: document.body })
      return 'carried'
    } catch (caught) {
      return String(caught)
    }
  })
  expect(error).toContain('could not be cloned')
})

test('neither eval nor an inline script nor another address gets through the policy', async () => {
  const tried = await page.evaluate(async () => {
    // Later, since what the test itself runs is excepted from the policy.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: that it fails is what is tried
          resolve(window.eval('1 + 1'))
        } catch {
          resolve('refused')
        }
      }, 0)
    })
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.head.append(script)
    const foreign = await fetch('http://127.0.0.1:9/').then(
      () => 'carried',
      () => 'refused',
    )
    return { evaluated, inline: 'inlineRan' in window, foreign }
  })
  expect(tried).toEqual({ evaluated: 'refused', inline: false, foreign: 'refused' })
})

test('a file that the store made is saved by following its link, once signed in, and once', async () => {
  const made = await page.evaluate(async () => {
    const id = () => crypto.randomUUID().replaceAll('-', '')
    const ask = (name: string, input: object) => window.hub.request({ name, input, commandId: id(), jobId: id() })
    await ask('hub.setUp', { hubName: 'Kingston', staffName: 'Sam Sample', passphrase: 'four plain words here' })
    return ask('report.headlineFile', { from: null, to: null, format: 'csv' })
  })
  const file: OutgoingFile = made.ok ? Object(made.value) : null
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.evaluate((path) => {
      const link = document.createElement('a')
      link.href = path
      link.click()
    }, downloadPath(file.fileId)),
  ])
  expect(download.suggestedFilename()).toBe(file.name)
  const saved = await readFile(await download.path())
  expect(saved.length).toBe(file.size)
  const again = await page.evaluate(async (path) => (await fetch(path)).status, downloadPath(file.fileId))
  expect(again).toBe(404)
})

test('a page of another port, in the same browser, can neither ask nor show the hub', async () => {
  const hostile = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>hostile</title>')
  })
  await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve))
  const address = hostile.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const other = await page.context().newPage()
  try {
    await other.goto(`http://127.0.0.1:${address.port}/`)
    const tried = await other.evaluate(async (origin) => {
      const carried = () => 'carried'
      const refused = () => 'refused'
      const asked = await fetch(`${origin}/`, { credentials: 'include' }).then(carried, refused)
      const socket = await new Promise<string>((resolve) => {
        const opening = new WebSocket(`${origin.replace('http', 'ws')}/__shell/socket`)
        opening.onopen = () => resolve('carried')
        opening.onerror = () => resolve('refused')
      })
      const script = await new Promise<string>((resolve) => {
        const loading = document.createElement('script')
        loading.src = `${origin}/__shell/preload.js`
        loading.onload = () => resolve('carried')
        loading.onerror = () => resolve('refused')
        document.head.append(loading)
      })
      return { asked, socket, script }
    }, shell.origin)
    expect(tried).toEqual({ asked: 'refused', socket: 'refused', script: 'refused' })
  } finally {
    await other.close()
    hostile.close()
  }
})
