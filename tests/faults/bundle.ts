// The killed counter as one file, so that it starts in a fifth of the time; the sources in it are the host's own. A bug
// put in on purpose goes into the bundle and nowhere else.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { mutatedSource } from './mutations.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** @returns the path of the program. @throws when the place of the mutation is no longer in the sources */
export async function bundleCounter(mutation?: string): Promise<string> {
  const name = `counter-${mutation?.replace(/\W+/g, '-') ?? 'sound'}.mjs`
  const outDir = join(root, 'dist', 'faults')
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: mutation === undefined ? [] : [mutating(mutation)],
    ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: join(root, 'tests/faults/counter-program.ts'),
        external: ['better-sqlite3', /^node:/],
        output: { format: 'es', entryFileNames: name, codeSplitting: false },
      },
    },
  })
  return join(outDir, name)
}

function mutating(mutation: string): Plugin {
  let isDone = false
  return {
    name: 'a bug on purpose',
    enforce: 'pre',
    transform(code, id) {
      const source = mutatedSource(mutation, id, code)
      isDone ||= source !== undefined
      return source
    },
    buildEnd(error) {
      if (!error && !isDone) throw new Error(`the file of "${mutation}" was never loaded`)
    },
  }
}
