import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder that Electron gives a program of this name for its own files, for the shells that are not Electron. */
export function usualFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const name = 'Stronger Together Hub'
  if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), name)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), name)
}

/** Where the hub is kept unless somebody says otherwise. */
export function usualStoreFolder(): string {
  return join(usualFolder(), 'store')
}
