// The types of install.mjs, which has to stay plain JavaScript (it runs before TypeScript can).
type Lock = {
  packages: Record<string, { version?: string; optional?: boolean; devOptional?: boolean }>
}
type NpmResult = { stdout?: string; stderr?: string; error?: Error & { code?: string } }

export function projectNode(root: string, platform?: NodeJS.Platform): string
export function whyInstall(wanted: Lock, installed: Lock | undefined): string | undefined
export function installMissing(root: string): string | undefined
export function explain(result: NpmResult, sentence: string): string
