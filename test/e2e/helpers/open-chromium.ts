import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../../build/find-chromium.ts'

/** The system's own Chromium, which asks nothing of any network by itself. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('There is no Chromium here: HUB_CHROMIUM can name one.')
  const args = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  // Chromium refuses its sandbox to root, who runs tests in containers.
  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath, args: isRoot ? [...args, '--no-sandbox'] : args })
}
