// What a page may not do: leave, open windows, embed pages, or be granted anything by the browser. Foyer's page needs
// none of it (devices belong to the host), so everything is refused, for every web contents that ever comes to be.
import type { App, Session, WebContents } from 'electron'
import { isPageUrl } from './app-protocol.ts'

export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

export function confineAllPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Loading Foyer's page again is staying.
  contents.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPageUrl(event.url)) event.preventDefault()
  })
  // The app's own protocol never redirects, so whoever redirects is not us.
  contents.on('will-redirect', (event) => event.preventDefault())
}
