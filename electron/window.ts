import { BrowserWindow, shell } from 'electron'
import { decideNavigation } from './navigation.ts'
import { appAddress } from './origin.ts'
import { webPreferences } from './web-preferences.ts'

/** Opens the hub's window, which can go nowhere but to its own page. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    title: 'Stronger Together Hub',
    webPreferences: { ...webPreferences, preload },
  })
  const { webContents } = window
  webContents.on('will-navigate', (event) => {
    const decision = decideNavigation(event.url)
    if (decision !== 'allow') event.preventDefault()
    if (decision === 'dial') void shell.openExternal(event.url)
  })
  webContents.setWindowOpenHandler(({ url }) => {
    if (decideNavigation(url) === 'dial') void shell.openExternal(url)
    return { action: 'deny' }
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  void window.loadURL(appAddress)
  return window
}
