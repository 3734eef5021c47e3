import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCodeOf } from './disk-errors.ts'

/**
 * Replaces a small file as a whole: after it, or after a power cut in the middle of it, the file is either the old or the
 * new one, never half of either. Throws what the disk threw; the old file is then still there.
 */
export function writeAtomically(path: string, text: string): void {
  const beside = `${path}.new`
  try {
    const file = openSync(beside, 'w', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameOver(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  flushFolder(dirname(path))
}

/** Renames a file over another. On Windows a virus scanner may hold the old one for a moment: it is tried again. */
export function renameOver(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const held = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCodeOf(error) ?? '')
      if (!held || attempt === 10) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * attempt)
    }
  }
}

/** Makes the renaming itself outlive a power cut. Windows has no such call, and needs none. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  let handle: number | null = null
  try {
    handle = openSync(folder, 'r')
    fsyncSync(handle)
  } catch {
    // Some file systems (network drives) refuse to flush a folder: the file itself is already on the disk.
  } finally {
    if (handle !== null) closeSync(handle)
  }
}
