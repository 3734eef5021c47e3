import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { aFolder } from './a-folder.ts'

export interface SmallDisk {
  readonly folder: string
  /** Leaves this many bytes free. */
  fill(bytesLeft?: number): void
  free(): void
  makeReadOnly(): void
}

/** Whether a file system of a few megabytes can be mounted here: Linux, and allowed to. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt']).status === 0
}

/** A real file system that is small enough to fill, unmounted at the end of the test. */
export function aSmallDisk(megabytes = 6): SmallDisk {
  const folder = aFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder])
  })
  const hub = join(folder, 'hub')
  mkdirSync(hub)
  const ballast = join(folder, 'ballast')
  return {
    folder: hub,
    fill(bytesLeft = 0) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)))
    },
    free: () => rmSync(ballast, { force: true }),
    makeReadOnly: () => void execFileSync('mount', ['-o', 'remount,ro', folder]),
  }
}
