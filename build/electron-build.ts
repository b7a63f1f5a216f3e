// Builds the Electron shell: electron/main.ts to dist/electron/main.js (ESM), electron/preload.ts to
// dist/electron/preload.cjs, one CommonJS file, because a sandboxed preload script can require nothing of ours.
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** @param outDir where `main.js` and `preload.cjs` go; its other files stay. Throws where the build does. */
export async function buildElectron(outDir: string = join(root, 'dist', 'electron')): Promise<void> {
  await bundle(outDir, 'main.ts', 'main.js', 'es')
  await bundle(outDir, 'preload.ts', 'preload.cjs', 'cjs')
}

async function bundle(outDir: string, source: string, fileName: string, format: 'es' | 'cjs'): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: join(root, 'electron', source),
        external: ['electron', /^node:/],
        output: { format, entryFileNames: fileName, codeSplitting: false },
      },
    },
  })
}
