import { join } from 'node:path'
import electronLog from 'electron-log/node'

// Silent until there is a place for it.
electronLog.transports.file.level = false
electronLog.transports.console.level = false

/**
 * The technical log: what failed and where, for whoever looks after the computer. Nothing about a resident is ever put
 * in it, so messages are fixed words, codes and counts.
 */
export const log = electronLog.scope('hub')

/** Writes the log to a file of that folder, at most 1 MB and the one before. Errors also go to standard error. */
export function writeLogTo(folder: string): void {
  electronLog.transports.file.resolvePathFn = () => join(folder, 'hub.log')
  electronLog.transports.file.maxSize = 1024 * 1024
  electronLog.transports.file.level = 'info'
  electronLog.transports.console.level = 'error'
}
