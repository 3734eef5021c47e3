import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

// Draws build/icons/icon.svg at each size that Windows, macOS and Linux ask for. Run it after changing the drawing:
// node build/make-icons.ts. The pictures are kept in the repository, so that packaging needs no browser.

const folder = resolve(import.meta.dirname, 'icons')
const linuxSizes = [16, 32, 48, 64, 128, 256, 512]
const windowsSizes = [16, 32, 48, 64, 128, 256]

/** Apple's names for a PNG of each size in an .icns file. */
const macTypes: [type: string, size: number][] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
]

const pictures = await draw([...new Set([...linuxSizes, ...windowsSizes, ...macTypes.map(([, size]) => size)])])
for (const size of linuxSizes) writeFileSync(join(folder, `${size}x${size}.png`), picture(size))
writeFileSync(join(folder, 'icon.ico'), ico(windowsSizes))
writeFileSync(join(folder, 'icon.icns'), icns())

async function draw(sizes: number[]): Promise<Map<number, Buffer>> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('Drawing the icons needs a Chromium; HUB_CHROMIUM can name one.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const drawn = new Map<number, Buffer>()
  try {
    const page = await browser.newPage()
    const source = Buffer.from(readFileSync(join(folder, 'icon.svg'))).toString('base64')
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<style>*{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${source}">`,
      )
      await page.waitForFunction('document.images[0].complete')
      drawn.set(size, await page.screenshot({ omitBackground: true }))
    }
  } finally {
    await browser.close()
  }
  return drawn
}

function picture(size: number): Buffer {
  const found = pictures.get(size)
  if (!found) throw new Error(`No picture of ${size} pixels was drawn`)
  return found
}

/** Windows: a directory of PNG pictures; a width of 0 means 256. */
function ico(sizes: number[]): Buffer {
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(picture(size).length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += picture(size).length
  })
  return Buffer.concat([head, ...sizes.map(picture)])
}

/** macOS: typed blocks, each a PNG picture. */
function icns(): Buffer {
  const blocks = macTypes.map(([type, size]) => block(type, picture(size)))
  return block('icns', Buffer.concat(blocks))
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'ascii')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}
