import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * Electron's single-instance lock, for one profile folder: true for the first process, until it ends. A second gets
 * false, and the first is told. A lock left by a process that was killed does not hold.
 */
export function takeInstanceLock(folder: string, onSecond: () => void): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'instance.lock')
  const knock = join(folder, 'second-instance')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = openSync(lock, 'wx', 0o600)
      writeSync(file, String(process.pid))
      closeSync(file)
      process.once('exit', () => rmSync(lock, { force: true }))
      const watcher = watch(folder, (_event, name) => {
        if (name === 'second-instance' && takeAway(knock)) onSecond()
      })
      watcher.unref()
      return true
    } catch (error) {
      if (!isExists(error)) throw error
      if (isHeld(lock)) {
        writeFileSync(knock, String(process.pid))
        return false
      }
      rmSync(lock, { force: true })
    }
  }
  return false
}

/** Writing one file is told several times; only the first finds it. */
function takeAway(file: string): boolean {
  try {
    unlinkSync(file)
    return true
  } catch {
    return false
  }
}

function isExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

/** Whether the process that wrote the lock still lives. */
function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    if (!Number.isInteger(holder) || holder <= 0 || holder === process.pid) return false
    process.kill(holder, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
