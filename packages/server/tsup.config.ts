import { copyFile, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { defineConfig } from 'tsup'

// Declarations come from `tsc -b`: TypeScript 7 has no compiler API for tsup to use.
export default defineConfig({
  entry: ['src/index.ts', 'src/plugin.ts', 'src/cli.ts', 'src/cli/program.ts'],
  format: 'esm',
  target: 'node22',
  dts: false,
  clean: false,
  sourcemap: true,
  // The page /redoc is served from the package itself, so it carries redoc's bundle and its licences.
  async onSuccess() {
    await mkdir('dist/assets', { recursive: true })
    for (const name of ['redoc.standalone.js', 'redoc.standalone.js.LICENSE.txt']) {
      await copyFile(createRequire(import.meta.url).resolve(`redoc/bundles/${name}`), `dist/assets/${name}`)
    }
  },
})
