import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildHub } from '../../../build/build-hub.ts'
import { projectFolder } from '../../../build/project-folder.ts'

export interface BrowserShell {
  /** With its one-time token: opens the window once. */
  readonly address: string
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  readonly process: ChildProcess
  /** A fresh address, as a second start of the program makes the first one print. */
  anotherAddress(): Promise<string>
  /** Closes the hub as a person does. */
  stop(): Promise<void>
  /** Kills it with everything that it started, as a power cut does. */
  kill(): Promise<void>
  /** Kills the process that owns the store, and nothing else. */
  killStoreProcess(): void
}

/** Builds the hub where its sources changed, and starts the browser shell on a store of its own. */
export async function startBrowserShell(store: string): Promise<BrowserShell> {
  await buildHub({ force: false })
  const words = [join(projectFolder, 'dist', 'browser', 'main.cjs'), '--store', store, '--port', '0']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  const nextAddress = () =>
    new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The browser shell ended with status ${code}.`)))
      lines.on('line', (line) => {
        const address = /http:\S+/.exec(line)?.[0]
        if (address !== undefined) resolve(address)
      })
    })
  const address = await nextAddress()
  return {
    address,
    origin: new URL(address).origin,
    process: child,
    async anotherAddress() {
      const next = nextAddress()
      spawn(process.execPath, words, { stdio: 'ignore' })
      return next
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killTree(child.pid)
      await ended
    },
    killStoreProcess() {
      const [store, ...others] = childrenOf(child.pid ?? 0)
      if (store === undefined || others.length > 0) throw new Error('Which process owns the store?')
      process.kill(store, 'SIGKILL')
    },
  }
}

/** With its whole group: the store's process too. */
function killTree(pid: number): void {
  if (process.platform === 'win32') execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'])
  else process.kill(-pid, 'SIGKILL')
}

function childrenOf(pid: number): number[] {
  const asked =
    process.platform === 'win32'
      ? execFileSync('powershell', [
          '-NoProfile',
          '-Command',
          `(Get-CimInstance Win32_Process -Filter 'ParentProcessId=${pid}').ProcessId`,
        ])
      : execFileSync('ps', ['-A', '-o', 'ppid=,pid='])
  const lines = asked.toString().trim().split('\n')
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number))
  if (process.platform === 'win32') return pairs.flat().filter((one) => one > 0)
  return pairs.flatMap(([parent, own]) => (parent === pid && own !== undefined ? [own] : []))
}
