import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findChromium } from '../../build/find-chromium.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-chromium-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  chmodSync(path, 0o755)
  return path
}

test('the one that HUB_CHROMIUM names comes first', () => {
  const named = program('my-own')
  program('chromium')
  expect(findChromium({ HUB_CHROMIUM: named, PATH: folder }, 'linux')).toBe(named)
})

test('otherwise the search path is looked through', () => {
  const found = program('google-chrome')
  expect(findChromium({ PATH: folder }, 'linux')).toBe(found)
})

test('where there is none, there is none', () => {
  expect(findChromium({ PATH: folder }, 'linux')).toBeNull()
})

test('a wish that cannot be met is refused', () => {
  expect(() => findChromium({ HUB_CHROMIUM: join(folder, 'absent') }, 'linux')).toThrow('cannot be run')
})
