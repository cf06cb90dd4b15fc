import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAudible } from '../../packages/clients/src/audible/index.ts'
import { createAudiobookshelf } from '../../packages/clients/src/audiobookshelf/index.ts'
import { createAudnexus } from '../../packages/clients/src/audnexus/index.ts'
import { createGoogleBooks } from '../../packages/clients/src/google-books/index.ts'
import { createHardcover } from '../../packages/clients/src/hardcover/index.ts'
import { createItunes } from '../../packages/clients/src/itunes/index.ts'
import { createOpenLibrary } from '../../packages/clients/src/open-library/index.ts'
import { createQbittorrent } from '../../packages/clients/src/qbittorrent/index.ts'
import { readExchanges, recordingsOf } from '../../packages/clients/src/testing/recordings.ts'
import { clientCoveragePage, type ClientSource } from './client-coverage-page.ts'

const baseUrl = 'http://localhost'
const clients: Record<string, object> = {
  audiobookshelf: createAudiobookshelf({ baseUrl, apiKey: 'made-up' }),
  audible: createAudible({}),
  audnexus: createAudnexus({}),
  'google-books': createGoogleBooks({}),
  hardcover: createHardcover({ token: 'made-up' }),
  itunes: createItunes({}),
  'open-library': createOpenLibrary({}),
  qbittorrent: createQbittorrent({ baseUrl }),
}

const source = join(import.meta.dirname, '../../packages/clients/src')
const folders = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(source, entry.name)).includes('client.ts'))
  .map(({ name }) => name)

function read(service: string): ClientSource {
  const files = readdirSync(join(source, service), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(source, service, name), 'utf8') }))
  const isTest = ({ name }: { name: string }): boolean => name.endsWith('.test.ts')
  const recordings = recordingsOf(service)
  return {
    service,
    client: clients[service] ?? {},
    code: files
      .filter((file) => !isTest(file))
      .map(({ text }) => text)
      .join('\n'),
    tests: files.filter(isTest).map(({ name, text }) => ({ name: name.replace('.test.ts', ''), text })),
    recordings: (recordings === undefined ? [] : readExchanges(recordings)).map(({ name, request, response }) => ({
      name,
      method: response.status >= 200 && response.status < 300 ? request.method : '',
      path: request.path.split('?')[0] ?? '',
    })),
  }
}

test('every client is on the page', () => {
  expect(folders.filter((name) => clients[name] === undefined)).toEqual([])
})

// To write the page anew: pnpm exec vitest run docs/reference --update
test('the page tells what the code does', async () => {
  await expect(clientCoveragePage(Object.keys(clients).map(read))).toMatchFileSnapshot('client-coverage.md')
})

test('every method calls a route, and every method is called by a test', () => {
  const rows = clientCoveragePage(Object.keys(clients).map(read))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const cells = rows.map((line) => line.split(' | '))
  expect(cells.filter(([, route]) => !route?.includes('/')).map(([name]) => name)).toEqual([])
  expect(cells.filter(([, , , tests]) => tests === ' |').map(([name]) => name)).toEqual([])
})
