import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeInstanceLock } from '../../electron/browser/instance-lock.ts'
import { aFolder } from '../helpers/a-folder.ts'

test('a lock left by a process that was killed does not hold', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'instance.lock'), '4194304') // above the greatest process number of Linux
  expect(takeInstanceLock(folder, () => undefined)).toBe(true)
})

test('nor does one that was torn', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'instance.lock'), '')
  expect(takeInstanceLock(folder, () => undefined)).toBe(true)
})

test('a second is refused while the first lives, and the first is told once', async () => {
  const folder = aFolder()
  let told = 0
  expect(takeInstanceLock(folder, () => (told += 1))).toBe(true)
  // As if another living process had it.
  writeFileSync(join(folder, 'instance.lock'), String(process.ppid))
  expect(takeInstanceLock(folder, () => undefined)).toBe(false)
  await expect.poll(() => told).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(told).toBe(1)
  expect(existsSync(join(folder, 'second-instance'))).toBe(false)
})
