import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const entry = join(root, 'packages/domain/src/discovery/index.ts')

/** What is asked of the library everywhere, in plain JavaScript: the gap between two owned volumes. */
const question = `
  const series = (sequence) => [{ name: 'Stormlight', sequence }]
  const book = (title, sequence) => ({ title, authors: ['Brandon Sanderson'], series: series(sequence) })
  const owned = [book('The Way of Kings', '1'), book('Oathbringer', '3')]
  const catalogue = [...owned, book('Words of Radiance (Unabridged)', '2')]
    .map((record, index) => ({ id: String(index), provider: 'catalogue', ...record }))
  const { missing } = findMissing(owned, catalogue, { target: { series: 'Stormlight' } })
  const answer = missing.map((gap) => gap.sequence + ' ' + gap.title + ': ' + gap.evidence[0].code).join('; ')
`
const answer = '2 Words of Radiance: gap.listed'

let folder: string
let bundle: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelfhand-discovery-'))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    write: false,
    logLevel: 'silent',
  })
  bundle = outputFiles[0]?.text ?? ''
  await writeFile(join(folder, 'discovery.mjs'), bundle)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

it('is one file that asks for nothing else', async () => {
  const { metafile } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false, metafile: true })
  expect(Object.keys(metafile.inputs).filter((file) => !file.includes('packages/domain/src/discovery/'))).toEqual([])
  expect(bundle).not.toMatch(/\bimport\s*[({'"]|\brequire\(|\bprocess\.|\bBuffer\b/)
})

it('answers in a worker of Node', async () => {
  const file = join(folder, 'worker.mjs')
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads'
     import { findMissing } from './discovery.mjs'
     ${question}
     parentPort.postMessage(answer)`,
  )
  const worker = new Worker(file)
  const said = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await worker.terminate()
  expect(said).toBe(answer)
})

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file))

describe.skipIf(browser === undefined)(
  `a browser${browser === undefined ? ' (chromium is not installed)' : ''}`,
  () => {
    const pages: Readonly<Record<string, { type: string; body: () => string }>> = {
      '/': {
        type: 'text/html',
        body: () => `<!doctype html><title>discovery</title><p id="page"></p><p id="worker"></p>
        <script type="module">
          import { findMissing } from './discovery.js'
          ${question}
          document.querySelector('#page').textContent = answer
          new Worker('./worker.js', { type: 'module' }).onmessage = ({ data }) => {
            document.querySelector('#worker').textContent = data
            fetch('./done')
          }
        </script>`,
      },
      '/discovery.js': { type: 'text/javascript', body: () => bundle },
      '/worker.js': {
        type: 'text/javascript',
        body: () => `import { findMissing } from './discovery.js'; ${question}; postMessage(answer)`,
      },
      '/done': { type: 'text/plain', body: () => '' },
    }

    it('answers in a page and in its worker', async () => {
      const server = createServer((request, response) => {
        const page = pages[request.url ?? '']
        response.writeHead(page === undefined ? 404 : 200, { 'content-type': page?.type ?? 'text/plain' })
        response.end(page?.body() ?? '')
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      try {
        const { stdout } = await promisify(execFile)(browser ?? '', [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-sync',
          '--disable-background-networking',
          '--disable-component-update',
          `--user-data-dir=${join(folder, 'profile')}`,
          '--virtual-time-budget=10000',
          '--dump-dom',
          `http://127.0.0.1:${port}/`,
        ])
        expect(stdout).toContain(`<p id="page">${answer}</p>`)
        expect(stdout).toContain(`<p id="worker">${answer}</p>`)
      } finally {
        server.close()
        server.closeAllConnections()
      }
    }, 60_000)
  },
)
