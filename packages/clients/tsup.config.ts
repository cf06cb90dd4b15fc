import { defineConfig } from 'tsup'

// Declarations come from `tsc -b`: TypeScript 7 has no compiler API for tsup to use.
export default defineConfig({
  entry: [
    'src/index.ts',
    'src/audible/index.ts',
    'src/audiobookshelf/events.ts',
    'src/audiobookshelf/index.ts',
    'src/audnexus/index.ts',
    'src/google-books/index.ts',
    'src/hardcover/index.ts',
    'src/itunes/index.ts',
    'src/myanonamouse/index.ts',
    'src/open-library/index.ts',
    'src/prowlarr/index.ts',
    'src/qbittorrent/index.ts',
    'src/torznab/index.ts',
  ],
  format: 'esm',
  target: 'node22',
  dts: false,
  // The names of chunks change with what is in them: those of the last build go, the declarations stay.
  clean: ['!**/*.d.ts', '!**/*.d.ts.map', '!.tsbuildinfo'],
  sourcemap: true,
})
