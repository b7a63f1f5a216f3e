// How the page is built and served: renderer/ to dist/renderer, with relative addresses because the page is
// served by the host at a port of its own and by Electron from its own scheme.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: join(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react()],
  build: { outDir: join(import.meta.dirname, 'dist/renderer'), emptyOutDir: true, sourcemap: true },
})
