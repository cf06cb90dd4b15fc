import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
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

async function bundle(entry: string): Promise<{ minified: number; compressed: number; packages: string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(source, entry)],
    bundle: true,
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
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  const code = Buffer.concat(outputFiles.map(({ contents }) => contents))
  return {
    minified: code.byteLength / 1000,
    compressed: gzipSync(code).byteLength / 1000,
    packages: [...new Set(imports)].filter((name) => !name.startsWith('node:')),
  }
}

test('qBittorrent alone is small', async () => {
  const { minified, compressed, packages } = await bundle('qbittorrent/index.ts')
  expect(packages.filter((name) => !shared.includes(name))).toEqual([])
  // Kilobytes, as sent and as read. All routes with their schemas are in it, so that less is not to be had.
  expect(compressed).toBeLessThanOrEqual(30)
  expect(minified).toBeLessThanOrEqual(85)
})

test.each(entries)('%s loads only what it needs', async (entry) => {
  const { packages } = await bundle(entry)
  const allowed = Object.keys(heavy).filter((name) => entry.startsWith(heavy[name] ?? '-'))
  expect(packages.filter((name) => name in heavy && !allowed.includes(name))).toEqual([])
})

test('MyAnonamouse reads JSON without the parser of its pages', async () => {
  const { metafile } = await build({
    entryPoints: [join(source, 'myanonamouse/index.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    external: [...shared, ...Object.keys(heavy)],
    write: false,
    metafile: true,
    logLevel: 'silent',
    outdir: 'out',
  })
  const outputs = Object.entries(metafile.outputs)
  const atOnce = new Set(outputs.filter(([, { entryPoint }]) => entryPoint?.endsWith('index.ts')).map(([name]) => name))
  for (const name of atOnce) {
    for (const { path, kind } of metafile.outputs[name]?.imports ?? []) if (kind !== 'dynamic-import') atOnce.add(path)
  }
  expect([...atOnce]).not.toContain('cheerio')
  expect(outputs.some(([, { imports }]) => imports.some(({ path }) => path === 'cheerio'))).toBe(true)
})
