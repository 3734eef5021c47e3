import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildHub } from './build-hub.ts'
import { findElectronBinary } from './electron-binary.ts'
import { projectFolder } from './project-folder.ts'

/*
 * npm start: opens the hub in Electron; where that cannot be had, says so in one line and starts the browser shell.
 * Options: --browser forces the browser shell, --store DIR, --port N (browser shell).
 */

/** With the build beside it, the line appears within 20 seconds also where the download hangs. */
const downloadMilliseconds = 14_000
/** Electron that ends sooner than this with a fault did not open. */
const openingMilliseconds = 8_000

const words = process.argv.slice(2)
const own = words.filter((word) => word !== '--browser')

if (words.includes('--browser')) {
  await buildHub({ force: false })
  startBrowserShell()
} else {
  const [electron] = await Promise.all([whereElectronIs(), buildHub({ force: false })])
  if ('path' in electron) startElectron(electron.path)
  else fallBack(electron.missing)
}

async function whereElectronIs() {
  const noScreen = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  return noScreen ? { missing: 'this computer has no screen for it' } : findElectronBinary(downloadMilliseconds)
}

function startElectron(program: string): void {
  const startedAt = Date.now()
  // A terminal inside an Electron program (an editor) sets this for what it starts, and Electron would be plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  const child = spawn(program, [projectFolder, ...own], {
    stdio: ['inherit', 'inherit', 'pipe'],
    env: environment,
  })
  let complaint = ''
  child.stderr.on('data', (piece: Buffer) => {
    complaint = (complaint + piece.toString()).slice(-20_000)
  })
  child.once('error', () => fallBack('it would not start'))
  child.once('exit', (code) => {
    if (code !== 0 && Date.now() - startedAt < openingMilliseconds) fallBack('it would not start here')
    else {
      if (code !== 0) process.stderr.write(complaint)
      process.exitCode = code ?? 1
    }
  })
  passSignals(child)
}

function fallBack(reason: string): void {
  process.stdout.write(`Electron cannot be had (${reason}), so the hub opens in your browser instead.\n`)
  startBrowserShell()
}

function startBrowserShell(): void {
  const main = join(projectFolder, 'dist', 'browser', 'main.cjs')
  const child = spawn(process.execPath, [main, ...own], { stdio: 'inherit' })
  child.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
  passSignals(child)
}

function passSignals(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
}
