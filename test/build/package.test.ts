import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { buildHub } from '../../build/build-hub.ts'
import { packaging } from '../../build/electron-builder.ts'
import { nodeBundle } from '../../build/node-bundle.ts'
import { projectFolder } from '../../build/project-folder.ts'
import { socketPath } from '../../electron/browser/socket-messages.ts'
import { channels } from '../../electron/channels.ts'
import { decodeMessage, encodeMessage } from '../../electron/wire.ts'

const run = promisify(execFile)
const version = '45.4.1'

/** What Electron writes into its binary: fuses are found by this, then a version, a count, and a letter for each. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const asShipped = '10110001'
const [on, off] = [0x31, 0x30]

/*
 * Electron's own binary is not needed for packing, only a folder that looks like its download. Elsewhere than on Linux
 * that folder is a whole application bundle; there the workflow packs the real one.
 */
describe.skipIf(process.platform !== 'linux')('the packed program (packed here on Linux only)', () => {
  let folder: string
  let resources: string
  let executable: string
  let files: string[]
  /** What the archive holds, with the browser shell's stand-in where Electron would be. */
  let extracted: string
  let preset: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hub-package-'))
    await buildHub({ force: false })
    const electron = electronStandIn(join(folder, 'electron'))
    // A proxy where nobody listens: whatever tries the network fails.
    const dead = 'http://127.0.0.1:9'
    const noNetwork = { HTTPS_PROXY: dead, HTTP_PROXY: dead, NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: '1' }
    await run(
      process.execPath,
      ['build/package.ts', '--dir', '--no-build', '--electron-dist', electron, '--output', join(folder, 'out')],
      { cwd: projectFolder, env: { ...process.env, ...noNetwork, NODE_OPTIONS: '' } },
    )
    const unpacked = join(folder, 'out', 'linux-unpacked')
    resources = join(unpacked, 'resources')
    executable = join(unpacked, 'stronger-together-hub')
    files = listPackage(join(resources, 'app.asar'), { isPack: false })
    extracted = join(folder, 'extracted')
    extractAll(join(resources, 'app.asar'), extracted)
    preset = await standInForElectron(join(extracted, 'node_modules', 'electron'))
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

  test('is one archive, without a copy of itself beside it', () => {
    expect(existsSync(join(resources, 'app'))).toBe(false)
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/main/main.cjs',
        '/dist/main/preload.cjs',
        '/dist/renderer/index.html',
      ]),
    )
  })

  test('has its machine code outside the archive, for this system and no other', () => {
    const outside = globSync('**/*.node', { cwd: join(resources, 'app.asar.unpacked') })
    expect(outside.sort()).toEqual([
      `node_modules/@node-rs/argon2-linux-${process.arch}-gnu/argon2.linux-${process.arch}-gnu.node`,
      `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ])
  })

  test('brings two packages, and none that only builders need', () => {
    const packages = new Set(
      files.map((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean),
    )
    expect([...packages].filter((name) => name !== '@node-rs').sort()).toEqual([
      '@node-rs/argon2',
      `@node-rs/argon2-linux-${process.arch}-gnu`,
      'better-sqlite3',
    ])
  })

  test('brings no source, no map of it, no browser shell and no test', () => {
    const strange = files.filter((path) =>
      /\.(ts|tsx|map|md)$|^\/(dist\/browser|test|build|db|shared|renderer)\b/.test(path),
    )
    expect(strange).toEqual([])
  })

  test('is small: less than 20 MB beside Electron', () => {
    const outside = globSync('**/*', { cwd: join(resources, 'app.asar.unpacked') })
      .map((path) => statSync(join(resources, 'app.asar.unpacked', path)))
      .filter((entry) => entry.isFile())
    const bytes = outside.reduce((sum, entry) => sum + entry.size, statSync(join(resources, 'app.asar')).size)
    expect(bytes).toBeGreaterThan(1_000_000)
    expect(bytes).toBeLessThan(20_000_000)
  })

  test('has the hub command beside it, which is the program itself', async () => {
    const { stdout } = await run(join(resources, '..', 'hub'), ['verify', '--store', 'a folder', '--json'])
    expect(stdout).toBe('--cli verify --store a folder --json\n')
  })

  test('has its fuses set in the binary', async () => {
    const wire = await getCurrentFuseWire(executable)
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      enableCookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
      enableNodeOptionsEnvironmentVariable: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      enableNodeCliInspectArguments: wire[FuseV1Options.EnableNodeCliInspectArguments],
      enableEmbeddedAsarIntegrityValidation: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyLoadAppFromAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    }).toEqual({
      runAsNode: off,
      enableCookieEncryption: on,
      enableNodeOptionsEnvironmentVariable: off,
      enableNodeCliInspectArguments: off,
      enableEmbeddedAsarIntegrityValidation: on,
      onlyLoadAppFromAsar: on,
    })
  })

  test('starts from what the archive holds, up to an answered request and its page', async () => {
    const child = spawn(
      process.execPath,
      [join(extracted, 'dist', 'main', 'main.cjs'), '--store', join(folder, 'store'), '--port', '0'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, NODE_OPTIONS: `--require ${preset}` },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const ended = once(child, 'exit')
    let complaints = ''
    child.stderr.on('data', (piece: Buffer) => {
      complaints += piece.toString('utf8')
    })
    try {
      const address = await Promise.race([
        addressIn(child.stdout),
        ended.then(() => Promise.reject(new Error(`It ended before it was open. ${complaints}`))),
      ])
      const entry = await fetch(address, { redirect: 'manual' })
      const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
      const origin = new URL(address).origin
      const page = await fetch(origin, { headers: { cookie } })
      const packed = readFileSync(join(extracted, 'dist', 'renderer', 'index.html'), 'utf8')
      expect((await page.text()).replace(/<script src="[^"]*preload\.js"><\/script>/, '')).toBe(packed)

      const answer = await ask(origin, cookie, { name: 'store.status', input: {}, commandId: null, jobId: null })
      expect(answer).toMatchObject({ kind: 'answer', ok: true, value: { ok: true } })
    } finally {
      child.kill()
      await ended
    }
  }, 60_000)

  test('makes a hub and verifies it, with the machine code that it brings', async () => {
    const hub = async (...words: string[]): Promise<unknown> => {
      const { stdout } = await run(process.execPath, [join(extracted, 'dist', 'main', 'main.cjs'), '--cli', ...words], {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, HUB_PASSPHRASE: 'a long walk by the Hogsmill' },
      })
      return JSON.parse(stdout)
    }
    const store = join(folder, 'made')
    const made = await hub('init', '--store', store, '--hub', 'Kingston', '--staff', 'Priya Shah', '--json')
    expect(made).toEqual({ site: expect.any(String), staff: expect.any(String), recoveryKey: expect.any(String) })
    expect(await hub('verify', '--store', store, '--json')).toMatchObject({ chain: 'ok', rebuild: 'identical' })
  }, 60_000)
})

test('electron-builder is told to set each fuse, and to fetch or compile nothing', () => {
  expect(packaging).toMatchObject({
    asar: true,
    asarUnpack: ['**/*.node'],
    npmRebuild: false,
    publish: null,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    },
    win: { target: ['nsis'] },
    mac: { target: ['dmg'] },
    linux: { target: ['AppImage', 'deb'] },
  })
  expect(packaging.extraResources).toBeUndefined()
})

/** A folder as Electron's download unpacks to, with a binary that holds fuses and repeats what it is given. */
function electronStandIn(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  const wire = Buffer.from([1, asShipped.length])
  const binary = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "$@"\nexit\n'),
    Buffer.from(fuseSentinel),
    wire,
    Buffer.from(asShipped),
  ])
  writeFileSync(join(folder, 'electron'), binary)
  chmodSync(join(folder, 'electron'), 0o755)
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'locales', 'en-GB.pak'), '')
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '')
  return folder
}

/**
 * Puts the browser shell's stand-in where `require('electron')` finds it.
 *
 * @returns the script that gives the store's process what Electron would have given it
 */
async function standInForElectron(folder: string): Promise<string> {
  const config = nodeBundle({
    folder: 'unused',
    entries: { index: 'electron/browser/electron.ts', 'parent-port': 'electron/browser/parent-port.ts' },
  })
  await build({ ...config, build: { ...config.build, outDir: folder, sourcemap: false } })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'electron', version, main: 'index.cjs' }))
  expect(readFileSync(join(folder, 'index.cjs'), 'utf8').length).toBeGreaterThan(1000)
  return join(folder, 'parent-port.cjs')
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0]
    if (address) return address
  }
  throw new Error('No address was printed')
}

const Answer = z.object({ kind: z.string(), id: z.number() }).loose()

async function ask(origin: string, cookie: string, envelope: unknown): Promise<unknown> {
  const socket = new WebSocket(origin.replace('http', 'ws') + socketPath, { headers: { cookie, origin } })
  await once(socket, 'open')
  socket.send(encodeMessage({ kind: 'invoke', id: 1, channel: channels.request, given: [envelope] }))
  try {
    return await new Promise((done, failed) => {
      socket.on('close', () => failed(new Error('The socket was closed')))
      socket.on('message', (bytes) => {
        const message = Answer.safeParse(Buffer.isBuffer(bytes) ? decodeMessage(bytes) : null)
        if (message.data?.id === 1) done(message.data)
      })
    })
  } finally {
    socket.terminate()
  }
}
