import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildHub } from '../../build/build-hub.ts'
import { projectFolder } from '../../build/project-folder.ts'

const electronIsHere = existsSync(join(projectFolder, 'node_modules', 'electron', 'path.txt'))

test.skipIf(electronIsHere)(
  'npm start behind a firewall that swallows the download: one line, the address, and a page, within 20 seconds',
  { timeout: 60_000 },
  async () => {
    await buildHub({ force: false })
    const silent = createServer((socket) => socket.resume().on('error', () => socket.destroy()))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const folder = await mkdtemp(join(tmpdir(), 'hub-start-'))
    const startedAt = Date.now()
    const child = spawn(
      process.execPath,
      [join(projectFolder, 'build', 'start.ts'), '--store', join(folder, 'store'), '--port', '0'],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          DISPLAY: ':9',
          ELECTRON_MIRROR: `http://127.0.0.1:${address.port}/`,
          electron_config_cache: join(folder, 'cache'),
        },
      },
    )
    const ended = new Promise((resolve) => child.once('exit', resolve))
    let said = ''
    let complained = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    child.stderr.on('data', (piece: Buffer) => {
      complained += piece.toString()
    })
    try {
      await expect.poll(() => said, { timeout: 20_000 }).toContain('http://127.0.0.1:')
      expect(Date.now() - startedAt).toBeLessThan(20_000)
      const lines = said.trim().split('\n')
      expect(lines).toEqual([
        'Electron cannot be had (its download did not finish in time), so the hub opens in your browser instead.',
        expect.stringMatching(/^The hub is open at http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/),
      ])
      expect(complained).toBe('')
      const entered = await fetch(/http:\S+/.exec(said)?.[0] ?? '', { redirect: 'manual' })
      expect(entered.status).toBe(303)
    } finally {
      child.kill('SIGTERM')
      await ended
      silent.close()
      await rm(folder, { recursive: true })
    }
  },
)
