// The shell: takes the key out of the vault, starts the host and opens the window. It is thin on purpose and knows
// nothing of customers, SQL or printers. This file is what Electron runs; the order before `ready` matters.
import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { app, Menu, safeStorage, session } from 'electron'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { type CommandLine, readCommandLine } from './command-line.ts'
import { setAside } from './fresh-start.ts'
import { getDatabaseKey } from './key-store.ts'
import { menuTemplate } from './menu.ts'
import { confineAllPages, refusePermissions } from './permissions.ts'
import { openShell } from './shell.ts'
import { type ShellTexts, textsFor } from './texts/texts.ts'
import { tellAndQuit } from './trouble.ts'

/** `dist`, seen from `dist/electron/main.js`. */
const distDir = join(import.meta.dirname, '..')

app.setName('Foyer')
app.setPath('userData', profileDir())
app.enableSandbox()
registerAppScheme()
confineAllPages(app)

if (app.requestSingleInstanceLock()) app.whenReady().then(run).catch(quitOver)
else app.quit()

async function run(): Promise<void> {
  const texts = textsFor(app.getPreferredSystemLanguages())
  const line = readCommandLine(process.argv.slice(1), app.getPath('userData'))
  const key = await unlock(line, texts)
  if (!key) return
  refusePermissions(session.defaultSession)
  serveApp(session.defaultSession, join(distDir, 'renderer'))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, !app.isPackaged, texts.menu)))
  openShell({ distDir, line, texts, start: { type: 'start', ...key } })
}

/** The key, or nothing after a person was told why there is none and Foyer is on its way out. */
async function unlock(line: CommandLine, texts: ShellTexts) {
  try {
    if (line.isFresh) await setAside(line.dataDir, Date.now())
    const place = { dataDir: line.dataDir, vault: safeStorage, platform: process.platform, randomBytes }
    const answer = await getDatabaseKey(place)
    if (answer.ok) return { key: answer.key, keyIsWeaklyProtected: answer.keyIsWeaklyProtected }
    await tellAndQuit(texts, answer.refusal, line.dataDir)
  } catch (error) {
    await tellAndQuit(texts, 'disk-not-writable', String(error))
  }
  return undefined
}

/** Said outright, because Electron's default follows the program's name: a renamed program must find the same data. */
function profileDir(): string {
  return resolve(app.commandLine.getSwitchValue('user-data-dir') || join(app.getPath('appData'), 'Foyer'))
}

function quitOver(error: unknown): void {
  console.error('Foyer could not start:', error)
  app.exit(1)
}
