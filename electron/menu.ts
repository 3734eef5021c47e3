import type { MenuItemConstructorOptions } from 'electron'

/** Little: the hub's own menu is in the page. Zoom must be here, and so must, on a Mac, copying and quitting. */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const zoom: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom', label: 'Actual size' },
      { role: 'zoomIn', label: 'Larger' },
      { role: 'zoomOut', label: 'Smaller' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: 'Full screen' },
    ],
  }
  const usual: MenuItemConstructorOptions[] = [{ role: 'editMenu' }, zoom]
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...usual] : usual
}
