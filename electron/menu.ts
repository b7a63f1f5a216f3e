// The application menu. Small on purpose: Foyer's own keys live in the page. macOS needs the editing entries, or its
// clipboard keys do nothing.
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuTexts } from './texts/texts.ts'

/** @param platform `process.platform`. Reload and the developer tools are for development; a till has neither. */
export function menuTemplate(platform: string, isDevelopment: boolean, texts: MenuTexts): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const quit: MenuItemConstructorOptions = { role: 'quit', label: texts.quit }
  return [
    isMac ? { role: 'appMenu', label: 'Foyer' } : { label: 'Foyer', submenu: [quit] },
    { label: texts.edit, submenu: editing(texts) },
    { label: texts.view, submenu: [...zooming(texts), ...(isDevelopment ? developing() : [])] },
  ]
}

function editing(texts: MenuTexts): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: texts.undo },
    { role: 'redo', label: texts.redo },
    { type: 'separator' },
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'selectAll', label: texts.selectAll },
  ]
}

function zooming(texts: MenuTexts): MenuItemConstructorOptions[] {
  return [
    { role: 'zoomIn', label: texts.zoomIn },
    { role: 'zoomOut', label: texts.zoomOut },
    { role: 'resetZoom', label: texts.resetZoom },
  ]
}

function developing(): MenuItemConstructorOptions[] {
  return [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
}
