// Finds a Chromium-like browser (Chrome, Chromium, Edge) on this machine: for the app window of the browser
// shell and for the end-to-end tests. Firefox and Safari have no app window and speak another test protocol.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Machine = {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  isProgram(path: string): boolean
}

const installMinutesMax = 5

const thisMachine: Machine = { platform: process.platform, env: process.env, isProgram }

/** The path of a browser, or undefined. FOYER_CHROMIUM names one and wins over everything found. */
export function findChromium(machine: Machine = thisMachine): string | undefined {
  const named = machine.env.FOYER_CHROMIUM
  // A named browser that is not there is not replaced by another: whoever named it wants to hear of it.
  if (named) return machine.isProgram(named) ? named : undefined
  return candidates(machine).find((path) => machine.isProgram(path))
}

/**
 * A browser for the tests: the one found, or on Debian as root the one it installs. Throws with a sentence
 * that says what to install where neither is possible.
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.env.FOYER_CHROMIUM)
    throw new Error(`FOYER_CHROMIUM is ${process.env.FOYER_CHROMIUM}, which is not a program.`)
  if (mayInstallPackages()) installChromium()
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    'No Chrome, Chromium or Edge was found. Install one (Debian and Ubuntu: "sudo apt-get install chromium"), ' +
      'or set FOYER_CHROMIUM to the path of its program.',
  )
}

function candidates({ platform, env }: Machine): string[] {
  if (platform === 'darwin')
    return [`${env.HOME ?? ''}`, ''].flatMap((home) => macApplications.map((app) => `${home}${app}`))
  if (platform === 'win32')
    return windowsFolders(env).flatMap((folder) => windowsPrograms.map((path) => `${folder}\\${path}`))
  const onPath = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const folders = [...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge']
  return linuxPrograms.flatMap((program) => folders.map((folder) => join(folder, program)))
}

const linuxPrograms = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  ...['microsoft-edge', 'microsoft-edge-stable', 'msedge'],
]

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

function windowsFolders(env: Machine['env']): string[] {
  return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
}

function mayInstallPackages(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && isProgram('/usr/bin/apt-get')
}

function installChromium(): void {
  console.error('No browser was found; installing the chromium package …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr } = spawnSync('apt-get', args, {
      env,
      encoding: 'utf8',
      timeout: installMinutesMax * 60_000,
    })
    if (status !== 0)
      throw new Error(`"apt-get ${args.join(' ')}" failed: ${stderr.trim().split('\n').slice(-5).join('\n')}`)
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // Not there, or not ours to run: either way not a browser for us.
  }
}
