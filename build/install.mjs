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
  const why = whyInstall(
    readJson(join(root, 'package-lock.json')),
    readJson(join(root, 'node_modules', '.package-lock.json')),
  )
  if (why) {
    console.error(`Installing the packages of package-lock.json (${why}) …`)
    const failure = npmCi(root)
    if (failure) return failure
  }
  return existsSync(projectNode(root)) ? undefined : installNode(root)
}

function npmCi(root) {
  // No install scripts: nothing here needs a compiler, and a package that wants to run code at install time
  // has to be let in by name. The one that is let in follows in installNode.
  const result = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root)
  return result.status === 0 ? undefined : explain(result, 'npm could not install the packages')
}

function installNode(root) {
  console.error('Fetching the Node that Foyer runs on …')
  // The package's own script, started directly: `npm rebuild node` does the same, but npm 10 and npm 11
  // disagree on whether a script has to be allowed first.
  const result = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(root, 'node_modules', 'node'),
    encoding: 'utf8',
    timeout: INSTALL_MS_MAX,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
