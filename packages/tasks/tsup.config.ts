import { defineConfig } from 'tsup'

// Declarations come from `tsc -b`: TypeScript 7 has no compiler API for tsup to use.
export default defineConfig({
  entry: ['src/index.ts', 'src/builtin/index.ts', 'src/testing.ts'],
  format: 'esm',
  target: 'node22',
  dts: false,
  clean: false,
  sourcemap: true,
})
