import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findElectronBinary } from '../../build/electron-binary.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** A package `electron` whose installer is this script. */
async function anElectron(install: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-electron-'))
  folders.push(folder)
  await writeFile(join(folder, 'package.json'), '{"version":"45.0.0","type":"commonjs"}')
  await writeFile(join(folder, 'install.js'), install)
  return folder
}

test('a firewall that swallows the request: given up at the deadline, and the download is ended', async () => {
  const silent = createServer(() => undefined) // takes the connection, and never says a word
  const closed = new Promise<void>((resolve) => {
    silent.on('connection', (socket) => {
      socket.on('error', () => resolve()).on('close', () => resolve())
      socket.resume()
    })
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const folder = await anElectron(`require('node:http').get('http://127.0.0.1:${address.port}/electron.zip')`)

  const startedAt = Date.now()
  const found = await findElectronBinary(1500, folder)
  expect(Date.now() - startedAt).toBeLessThan(4000)
  expect(found).toEqual({ missing: 'its download did not finish in time' })
  await closed
  silent.close()
})

test('a download that fails is said at once', async () => {
  expect(await findElectronBinary(10_000, await anElectron('process.exit(1)'))).toEqual({
    missing: 'it could not be downloaded',
  })
})

test('a program that was unpacked halfway is not started', async () => {
  const folder = await anElectron('process.exit(1)')
  await mkdir(join(folder, 'dist'))
  await writeFile(join(folder, 'dist', 'electron'), '')
  expect(await findElectronBinary(10_000, folder)).toHaveProperty('missing')
})

test('a complete one is found, without asking for it again', async () => {
  const folder = await anElectron('require("node:fs").writeFileSync("asked", "")')
  await mkdir(join(folder, 'dist'))
  await writeFile(join(folder, 'dist', 'electron'), '')
  await writeFile(join(folder, 'dist', 'version'), 'v45.0.0')
  await writeFile(join(folder, 'path.txt'), 'electron')
  expect(await findElectronBinary(10_000, folder)).toEqual({ path: join(folder, 'dist', 'electron') })
})
