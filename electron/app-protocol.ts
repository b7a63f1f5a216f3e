// The page's own protocol: app://foyer/ serves the files the build put into dist/renderer, and nothing else.
// Every answer carries the content security policy, so that the page can neither load nor reach anything foreign.
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { appOrigin } from '#core/protocol/shell-channels.ts'

export const pageUrl = `${appOrigin}/`

const scheme = 'app'
const host = 'foyer'

/** `unsafe-inline` for styles only: Mantine sets style attributes and a style element at run time. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const mimeTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Has to be called before the app is ready; Chromium learns its schemes once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** @param rootDir the directory of the built page, absolute. */
export function serveApp(session: Session, rootDir: string): void {
  session.protocol.handle(scheme, (request) => answer(request, rootDir))
}

/** Whether a URL is Foyer's one page. Any other address, ours or foreign, is none the window may go to. */
export function isPageUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host: urlHost, pathname, username, password } = new URL(url)
  return protocol === `${scheme}:` && urlHost === host && username + password === '' && pathname === '/'
}

async function answer(request: Request, rootDir: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const path = findPath(request.url, rootDir)
  if (path === undefined) return refuse(404)
  try {
    const body = await readFile(path)
    const type = mimeTypes[extname(path)] ?? 'application/octet-stream'
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers: headers(type) })
  } catch (error) {
    // A missing file and a directory are the page's mistakes; anything else is a broken installation and must be seen.
    if (!isAbsent(error)) console.error('Foyer cannot read a file of its own page:', error)
    return refuse(404)
  }
}

/** The file a URL names, or nothing where the URL is not ours, not decodable, or points out of the directory. */
function findPath(url: string, rootDir: string): string | undefined {
  const { host: urlHost, pathname } = new URL(url)
  if (urlHost !== host) return undefined
  const decoded = decode(pathname)
  // A backslash is a separator on Windows, a colon there names a drive or a stream, and a NUL ends the name for the system.
  if (decoded === undefined || /[\\:\0]/.test(decoded) || decoded.split('/').includes('..')) return undefined
  const path = resolve(rootDir, `.${decoded === '/' ? '/index.html' : decoded}`)
  return path.startsWith(rootDir + sep) ? path : undefined
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code))
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: headers('text/plain; charset=utf-8') })
}

function headers(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}
