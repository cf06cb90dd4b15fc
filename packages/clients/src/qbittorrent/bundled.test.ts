import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { serve } from '../testing/serve.ts'

/** Runs in a plain Node: calls of groups that are there, and two of one whose chunk may be missing. */
const application = `
  import { createQbittorrent, parseTorrentFile } from './index.js'
  process.on('unhandledRejection', () => console.log('unhandled'))
  const client = createQbittorrent({ baseUrl: process.argv[2] })
  console.log(await client.app.version())
  for (const call of [() => client.rss.feeds(), () => client.rss.feeds(), () => parseTorrentFile(new Uint8Array(1))]) {
    await call().catch(({ name, message }) => console.log(name + ': ' + message))
  }
  console.log(await client.tags.list())
`

test.each([true, false])('an application with its own bundle of it, in chunks: %s', async (splitting) => {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-bundle-'))
  await using server = await serve(({ target }, response) => {
    return void response.end(target.endsWith('version') ? 'v5.1.0' : '["a"]')
  })
  try {
    await build({
      entryPoints: [join(import.meta.dirname, 'index.ts')],
      bundle: true,
      splitting,
      format: 'esm',
      platform: 'node',
      target: 'node22',
      outdir: folder,
      logLevel: 'silent',
    })
    const chunk = (await readdir(folder)).find((name) => name.startsWith('rss-'))
    expect(chunk !== undefined).toBe(splitting)
    if (chunk !== undefined) await rm(join(folder, chunk))
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder, 'main.js'), application)
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'main.js'), server.url])
    const missing = 'Error: qBittorrent: a part of @shelfhand/clients could not be loaded; are all files of it there?'
    const misfit = 'ClientError: qBittorrent: GET /api/v2/rss/items failed: the answer has an unknown shape at the top'
    const noTorrent = 'TypeError: Not a torrent file: it is not a whole bencoded dictionary with an info entry'
    const feeds = splitting ? missing : expect.stringContaining(misfit)
    expect(stdout.trim().split('\n')).toEqual(['v5.1.0', feeds, feeds, noTorrent, "[ 'a' ]"])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
