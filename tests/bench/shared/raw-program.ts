// Runs the search written by hand as a program of its own, beside the host that is measured.
import { join } from 'node:path'
import { node, root, runTool } from '#build/processes.ts'

/** What it needed from its start to its last answer, and the memory it then had. Throws when it found nothing. */
export async function runRawSearch(
  directory: string,
  texts: readonly string[],
): Promise<{ tookMs: number; rssMb: number }> {
  const startedMs = performance.now()
  const script = join(root, 'tests/bench/shared/raw-search.ts')
  const { exitCode, output } = await runTool(node, [script, directory, ...texts])
  const tookMs = performance.now() - startedMs
  if (exitCode !== 0) throw new Error(`the plain search failed: ${output}`)
  const { found, rssMb } = JSON.parse(output) as { found: number; rssMb: number }
  if (found === 0) throw new Error('the plain search found nothing')
  return { tookMs, rssMb }
}
