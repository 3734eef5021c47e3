import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The longest path that every system takes for a socket (macOS: 104 bytes with its end mark). */
const longestPath = 100

/**
 * Where the process that has a store open listens for the command line: a socket in the store's folder, or, where that
 * path is too long for one, in this user's own folder for temporary files; a named pipe on Windows.
 */
export function commandSocketPath(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 32)
  if (platform === 'win32') return `\\\\.\\pipe\\stronger-together-hub-${name}`
  const beside = join(resolve(folder), 'hub.sock')
  return Buffer.byteLength(beside) <= longestPath ? beside : join(tmpdir(), `hub-${userInfo().uid}`, `${name}.sock`)
}

/** The folder that must be this user's alone; null for a named pipe. */
export function commandSocketFolder(path: string): string | null {
  return path.startsWith('\\\\.\\pipe\\') ? null : dirname(path)
}
