// Bundles for Node: the host's programs and the Electron shell. The preload script becomes one CommonJS file, because a
// sandboxed one can require nothing of ours.
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

export type NodeBundle = {
  /** From the project's root. */
  input: string
  outDir: string
  fileName: string
  format: 'es' | 'cjs'
  /** Packages left outside: those with a native part, and Electron itself. */
  external: string[]
}

/** One file with everything inside, so that the packaged program carries no node_modules but native parts. */
export async function bundleForNode({ input, outDir, fileName, format, external }: NodeBundle): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: join(root, input),
        external: [...external, /^node:/],
        output: { format, entryFileNames: fileName, codeSplitting: false },
      },
    },
  })
}

/** @param outDir where `main.js` and `preload.cjs` go; its other files stay. Throws where the build does. */
export async function buildElectron(outDir: string = join(root, 'dist', 'electron')): Promise<void> {
  const shared = { outDir, external: ['electron'] }
  await bundleForNode({ ...shared, input: 'electron/main.ts', fileName: 'main.js', format: 'es' })
  await bundleForNode({ ...shared, input: 'electron/preload.ts', fileName: 'preload.cjs', format: 'cjs' })
}
