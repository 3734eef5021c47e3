import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/**
 * Finds an installed Chromium, for the end-to-end tests.
 *
 * Looks at `HUB_CHROMIUM` first, then in the search path, then where Windows and macOS keep it.
 *
 * @returns its path, or null where there is none
 * @throws when `HUB_CHROMIUM` names a file that cannot be run: a wish that cannot be met is not passed over
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string | null {
  const wished = env.HUB_CHROMIUM
  if (wished) {
    if (!canRun(wished)) throw new Error(`HUB_CHROMIUM names ${wished}, which cannot be run`)
    return wished
  }
  return places(env, platform).find(canRun) ?? null
}

function places(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return roots.flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  }
  const inPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return platform === 'darwin' ? [...inPath, ...macPlaces] : inPath
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
