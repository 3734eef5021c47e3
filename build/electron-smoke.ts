import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHub } from './build-hub.ts'
import { findElectronBinary } from './electron-binary.ts'
import { projectFolder } from './project-folder.ts'

/*
 * Starts the real Electron on a new store, and waits until its window has asked and the store has answered, as the
 * program's own log says. Ends with status 0, or 1 and the reason.
 */
const downloadMilliseconds = 180_000
const answerMilliseconds = 60_000

process.exitCode = await smoke()

async function smoke(): Promise<number> {
  const electron = await findElectronBinary(downloadMilliseconds)
  if (!('path' in electron)) return failed(`Electron cannot be had: ${electron.missing}.`)
  await buildHub({ force: false })
  const folder = await mkdtemp(join(tmpdir(), 'hub-smoke-'))
  const store = join(folder, 'store')
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  const child = spawn(electron.path, [projectFolder, '--store', store], { stdio: 'inherit', env: environment })
  let ended: number | null | undefined
  const end = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      ended = code
      resolve()
    })
    child.once('error', () => resolve())
  })
  try {
    for (const until = Date.now() + answerMilliseconds; Date.now() < until; ) {
      const log = await readFile(join(`${store}-window`, 'logs', 'hub.log'), 'utf8').catch(() => '')
      if (log.includes('The window asked and was answered: ok')) {
        process.stdout.write('Electron opened its window, the page asked, and the store answered.\n')
        return 0
      }
      if (ended !== undefined) return failed(`Electron ended with status ${ended}.\n${log}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    return failed('The window did not ask, or was not answered, within a minute.')
  } finally {
    child.kill()
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 10_000))])
    child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
}

function failed(reason: string): number {
  process.stderr.write(`${reason}\n`)
  return 1
}
