// Runs one command of the host in this terminal; the host itself reads the flags and says what is wrong with them.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { node, passThrough, root } from './processes.ts'

/** The host's exit code. Paths among the arguments count from where npm was called, as a person expects. */
export async function runHostCommand(command: string, args: string[]): Promise<number> {
  const host = join(root, 'host/main.ts')
  if (!existsSync(host)) throw new Error('host/main.ts is not written yet.')
  return await passThrough(node, [host, command, ...args], process.env.INIT_CWD)
}
