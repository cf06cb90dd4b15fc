import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const source = import.meta.dirname

/** Left out of the bundle: what an application that uses one client has anyway, or shares with others. */
const shared = ['zod', 'ofetch']

/** What only some subpaths may load. */
const heavy: Record<string, string> = { cheerio: 'myanonamouse', 'socket.io-client': 'audiobookshelf/events' }

const entries = [
  ...readdirSync(source).map((name) => `${name}/index.ts`),
  'audiobookshelf/events.ts',
  'index.ts',
].filter((entry) => existsSync(join(source, entry)) && !/^(core|testing)\//.test(entry))

/** One entry as an application's bundler makes it; what is imported dynamically becomes chunks of its own. */
async function bundle(entry: string) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(source, entry)],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    external: [...shared, ...Object.keys(heavy)],
    write: false,
    metafile: true,
    logLevel: 'silent',
    outdir: 'out',
  })
  const all = Object.keys(metafile.outputs)
  const atOnce = new Set(all.filter((name) => metafile.outputs[name]?.entryPoint?.endsWith(entry)))
  for (const name of atOnce) {
    for (const { path, kind, external } of metafile.outputs[name]?.imports ?? []) {
      if (kind !== 'dynamic-import' && !external) atOnce.add(path)
    }
  }
  const packagesOf = (names: Iterable<string>): string[] => {
    const imports = [...names].flatMap((name) => metafile.outputs[name]?.imports ?? [])
    return [...new Set(imports.flatMap(({ path, external }) => (external && !path.startsWith('node:') ? [path] : [])))]
  }
  const sizeOf = (names: Iterable<string>): number => {
    const bytes = [...names].reduce((sum, name) => sum + (metafile.outputs[name]?.bytes ?? 0), 0)
    return bytes / 1000
  }
  expect(outputFiles).toHaveLength(all.length)
  return {
    /** What loads with the import. */
    atOnce: { size: sizeOf(atOnce), packages: packagesOf(atOnce) },
    /** With all that is loaded on first use. */
    whole: { size: sizeOf(all), packages: packagesOf(all) },
  }
}

test('qBittorrent alone is small', async () => {
  const { atOnce, whole } = await bundle('qbittorrent/index.ts')
  expect(whole.packages.filter((name) => !shared.includes(name))).toEqual([])
  // Kilobytes without zod and ofetch; at present 28 and 82.
  expect(atOnce.size).toBeLessThanOrEqual(30)
  expect(whole.size).toBeLessThanOrEqual(85)
})

test.each(entries)('%s loads only what it needs', async (entry) => {
  const { packages } = (await bundle(entry)).whole
  const allowed = Object.keys(heavy).filter((name) => entry.startsWith(heavy[name] ?? '-'))
  expect(packages.filter((name) => name in heavy && !allowed.includes(name))).toEqual([])
})

test('MyAnonamouse reads JSON without the parser of its pages', async () => {
  const { atOnce, whole } = await bundle('myanonamouse/index.ts')
  expect(atOnce.packages).not.toContain('cheerio')
  expect(whole.packages).toContain('cheerio')
})
