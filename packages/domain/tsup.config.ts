import { defineConfig } from 'tsup'

// Declarations come from `tsc -b`: TypeScript 7 has no compiler API for tsup to use.
export default defineConfig({
  entry: [
    'src/discovery/index.ts',
    'src/entities/index.ts',
    'src/queries/index.ts',
    'src/sqlite.ts',
    'src/postgresql.ts',
  ],
  format: 'esm',
  target: 'node22',
  dts: false,
  clean: false,
  sourcemap: true,
})
