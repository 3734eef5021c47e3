import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project-folder.ts'

export type ElectronBinary = { readonly path: string } | { readonly missing: string }

/**
 * Finds Electron's program, fetching it at the first run. Gives up at the deadline, also where a firewall swallows the
 * request: the download is ended then, and nothing half-fetched stays in use.
 */
export async function findElectronBinary(
  milliseconds: number,
  folder: string = join(projectFolder, 'node_modules', 'electron'),
): Promise<ElectronBinary> {
  const found = installed(folder)
  if (found !== null) return { path: found }
  const install = join(folder, 'install.js')
  if (!existsSync(install)) return { missing: 'it is not among the installed packages' }
  const ended = await runFor(milliseconds, install)
  const fetched = installed(folder)
  if (fetched !== null) return { path: fetched }
  return { missing: ended === 'late' ? 'its download did not finish in time' : 'it could not be downloaded' }
}

/** Its program's path, once its installer has written down that it is complete. */
function installed(folder: string): string | null {
  try {
    const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const unpacked = readFileSync(join(folder, 'dist', 'version'), 'utf8').replace(/^v/, '')
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    return unpacked === version && existsSync(program) ? program : null
  } catch {
    return null
  }
}

function runFor(milliseconds: number, script: string): Promise<'ended' | 'late'> {
  const child = spawn(process.execPath, [script], { stdio: 'ignore', detached: process.platform !== 'win32' })
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      killTree(child)
      resolve('late')
    }, milliseconds)
    const ended = () => {
      clearTimeout(timer)
      resolve('ended')
    }
    child.once('exit', ended)
    child.once('error', ended)
  })
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}
