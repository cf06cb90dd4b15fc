import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

/**
 * Packs the four packages as they would be published, checks their types from a consumer's side, installs them in an
 * empty folder, imports every subpath, calls what is loaded late, and starts the command line once. Nothing here sees the sources.
 */
const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const run = promisify(execFile)
const packages = ['clients', 'domain', 'tasks', 'server']

interface Manifest {
  name: string
  peerDependencies?: Record<string, string>
  exports: Record<string, unknown>
}

const folder = await mkdtemp(join(tmpdir(), 'shelfhand-packed-'))
try {
  const manifests = await Promise.all(
    packages.map(async (name): Promise<Manifest> =>
      JSON.parse(await readFile(join(root, 'packages', name, 'package.json'), 'utf8')),
    ),
  )
  for (const name of packages) {
    await run(join(bin, 'pnpm'), ['pack', '--pack-destination', folder], { cwd: join(root, 'packages', name) })
  }
  const tarballs = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  for (const tarball of tarballs) await checkTypes(tarball)
  await importDiscoveryAlone(tarballs.find((tarball) => tarball.startsWith('shelfhand-domain-')) ?? '')
  await install(tarballs, manifests)
  await importAll(manifests)
  await callEverything()
  const { stdout } = await run(process.execPath, ['node_modules/@shelfhand/server/dist/cli.js', '--version'], {
    cwd: folder,
  })
  if (!/^\d+\.\d+\.\d+/.test(stdout)) throw new Error(`shelfhand --version printed ${JSON.stringify(stdout)}`)
  await startOnce()
  console.log(`${tarballs.length} tarballs, shelfhand ${stdout.trim()}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function checkTypes(tarball: string): Promise<void> {
  await run(join(bin, 'attw'), ['--profile', 'esm-only', join(folder, tarball)], { cwd: folder }).catch(
    (failure: { stdout: string }) => {
      throw new Error(`attw on ${tarball}:\n${failure.stdout}`)
    },
  )
}

/** Discovery works from the tarball of its package with nothing else installed: in Node, and bundled for a browser. */
async function importDiscoveryAlone(tarball: string): Promise<void> {
  const alone = await mkdtemp(join(tmpdir(), 'shelfhand-alone-'))
  try {
    const target = join(alone, 'node_modules/@shelfhand/domain')
    await mkdir(target, { recursive: true })
    await run('tar', ['-xzf', join(folder, tarball), '-C', target, '--strip-components=1'])
    const script = `import { findMissing } from '@shelfhand/domain/discovery'
    const book = { id: '1', provider: 'mine', title: 'Words of Radiance', authors: ['Brandon Sanderson'] }
    const { missing } = findMissing([], [book], { target: { author: 'Brandon Sanderson' } })
    if (missing[0]?.title !== book.title) throw new Error('findMissing gave ' + JSON.stringify(missing))`
    await writeFile(join(alone, 'main.mjs'), script)
    await run(process.execPath, ['main.mjs'], { cwd: alone })
    const bundling = ['main.mjs', '--bundle', '--format=esm', '--platform=browser', '--outfile=bundle.mjs']
    await run(join(bin, 'esbuild'), bundling, { cwd: alone })
    await run(process.execPath, ['bundle.mjs'], { cwd: alone })
    console.log('discovery works alone')
  } finally {
    await rm(alone, { recursive: true, force: true })
  }
}

async function install(tarballs: readonly string[], manifests: readonly Manifest[]): Promise<void> {
  const catalog = new Map(
    [...(await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8')).matchAll(/^ {2}'?([@\w/.-]+)'?: (\d\S*)$/gm)].map(
      ([, name = '', version = '']) => [name, version] as const,
    ),
  )
  const local = Object.fromEntries(
    manifests.map(({ name }) => {
      const file = tarballs.find((tarball) => tarball.startsWith(`${name.slice(1).replace('/', '-')}-`))
      return [name, `file:./${file}`]
    }),
  )
  const peers = manifests.flatMap(({ peerDependencies = {} }) => Object.keys(peerDependencies))
  const dependencies = { ...local, ...Object.fromEntries(peers.map((name) => [name, catalog.get(name) ?? '*'])) }
  // The packages depend on each other by version, which no registry has yet: they are all taken from the tarballs.
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies, pnpm: { overrides: local } }),
  )
  await writeFile(
    join(folder, 'pnpm-workspace.yaml'),
    `overrides: ${JSON.stringify(local)}\nminimumReleaseAge: 0\nallowBuilds: { esbuild: false, '@scarf/scarf': false }\n`,
  )
  await run(join(bin, 'pnpm'), ['install', '--prefer-offline', '--ignore-scripts'], { cwd: folder })
}

async function importAll(manifests: readonly Manifest[]): Promise<void> {
  const subpaths = manifests.flatMap(({ name, exports }) =>
    Object.keys(exports)
      .filter((path) => path !== './package.json')
      .map((path) => `${name}${path.slice(1)}`),
  )
  const script = `for (const path of ${JSON.stringify(subpaths)}) {
    const names = Object.keys(await import(path))
    if (names.length === 0) throw new Error(path + ' exports nothing')
  }`
  await writeFile(join(folder, 'import-all.js'), script)
  await run(process.execPath, ['import-all.js'], { cwd: folder })
  console.log(`${subpaths.length} subpaths imported`)
}

/** Calls every method of the client whose groups are loaded on first use: their chunks have to be in the tarball, too. */
async function callEverything(): Promise<void> {
  const script = `import { createQbittorrent } from '@shelfhand/clients/qbittorrent'
  const client = createQbittorrent({ baseUrl: 'http://127.0.0.1', fetch: async () => new Response('[]') })
  let calls = 0
  for (const groups = [client]; groups.length > 0; ) {
    for (const member of Object.values(groups.pop())) {
      if (typeof member === 'object') groups.push(member)
      else await Promise.resolve(member()).catch((error) => { if (/could not be loaded/.test(error)) throw error })
      calls += 1
    }
  }
  if (calls < 100) throw new Error('only ' + calls + ' calls')`
  await writeFile(join(folder, 'call-everything.js'), script)
  await run(process.execPath, ['call-everything.js'], { cwd: folder })
}

/** Starts the installed server, asks it for its pages, and ends it. */
async function startOnce(): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/@shelfhand/server/dist/cli.js', 'start', '--json'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SHELFHAND_DATA: join(folder, 'data'), SHELFHAND_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    const fact: { event?: string; url?: string } = JSON.parse(line)
    if (fact.event === 'ready') {
      url = fact.url ?? ''
      break
    }
  }
  if (url === '') throw new Error(`shelfhand start did not become ready:\n${complaints}`)
  for (const path of ['/api/system/health', '/docs', '/redoc', '/redoc/redoc.standalone.js', '/openapi.json']) {
    const answer = await fetch(`${url}${path}`)
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`)
    await answer.arrayBuffer()
  }
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const [status] = await ended
  if (status !== 0) throw new Error(`shelfhand start ended with ${status} on SIGTERM:\n${complaints}`)
}
