// Brings node_modules to what package-lock.json says, before anything else of the project can run. Plain
// JavaScript for any Node from 20 on, because it runs before there is a TypeScript-reading Node.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Ten minutes: a slow line may need that for a few hundred megabytes; longer means it hangs. */
const INSTALL_MS_MAX = 600_000

/** Where the project's own Node 24 is. Not node_modules/.bin, whose Windows shim points at an empty file. */
export function projectNode(root, platform = process.platform) {
  return join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * Why an installation is needed, as a plain phrase, or undefined when everything is there. Compares what is
 * asked for (package-lock.json) with what npm noted as installed (node_modules/.package-lock.json). Optional
 * packages are skipped: npm leaves out those that are for other platforms.
 */
export function whyInstall(wanted, installed) {
  if (!installed) return 'nothing is installed yet'
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted.packages)) {
    if (path === '' || optional || devOptional) continue
    const found = installed.packages[path]
    if (!found) return `${path} is missing`
    if (found.version !== version) return `${path} is ${found.version}, wanted is ${version}`
  }
  return undefined
}

/** Installs if needed. Returns undefined when all is well, or a plain sentence saying why it could not be done. */
export function installMissing(root) {
  const why = whyInstallHere(root)
  if (why) {
    console.error(`Installing the packages of package-lock.json (${why}) …`)
    const failure = installPackages(root) ?? stillMissing(root)
    if (failure) return failure
  }
  return existsSync(projectNode(root)) ? undefined : installNode(root)
}

function installPackages(root) {
  // Not `npm ci`, which refuses a lock file that lacks the binaries for other systems. Where a registry offers only
  // those for one system the lock file has only those, and the others are named exactly by the packages that want
  // them. `--no-save` leaves both package files alone; that the lock file was followed is looked at afterwards.
  // No install scripts: a package that wants to run code at install time has to be let in by name, in installNode.
  const result = npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root)
  return result.status === 0 ? undefined : explain(result, 'npm could not install the packages')
}

function stillMissing(root) {
  const why = whyInstallHere(root)
  return why && `npm installed something else than package-lock.json says: ${why}.`
}

function installNode(root) {
  console.error('Fetching the Node that Foyer runs on …')
  const result = npm(['rebuild', 'node', '--no-audit', '--no-fund', '--loglevel=error'], root)
  if (result.status === 0 && existsSync(projectNode(root))) return undefined
  return explain(result, 'npm could not fetch the Node that Foyer runs on')
}

function npm(args, cwd) {
  // A shell only on Windows, where npm is a .cmd file; the arguments are fixed words.
  const options = { cwd, encoding: 'utf8', timeout: INSTALL_MS_MAX, stdio: ['ignore', 'pipe', 'pipe'] }
  return process.platform === 'win32'
    ? spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true })
    : spawnSync('npm', args, options)
}

/** Turns a failed npm run into what a person can act on, with npm's own last words below. */
export function explain(result, sentence) {
  const words = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim()
  return `${sentence}: ${reason(result, words)}${words ? `\n${words.split('\n').slice(-12).join('\n')}` : ''}`
}

function reason(result, words) {
  if (result.error?.code === 'ENOENT') return 'npm was not found on the PATH. Install Node 20 or newer with npm.'
  if (result.error?.code === 'ETIMEDOUT') return `it took more than ${INSTALL_MS_MAX / 60_000} minutes.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/.test(words))
    return 'the package registry cannot be reached. Check the network and `npm config get registry`, then try again.'
  return 'npm says:'
}

function whyInstallHere(root) {
  return whyInstall(
    readJson(join(root, 'package-lock.json')),
    readJson(join(root, 'node_modules', '.package-lock.json')),
  )
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
