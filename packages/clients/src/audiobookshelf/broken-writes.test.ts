import { describe, expect, test } from 'vitest'
import {
  startAudiobookshelf,
  type SandboxAudiobookshelf,
} from '../../../../examples/sandbox/src/audiobookshelf/server.ts'
import { collect } from '../testing/collect.ts'
import { createAudiobookshelf, type Audiobookshelf } from './client.ts'

const library = 'b2a2521e-48e6-406e-8bcf-a476cf308957'
const item = '21666a47-b930-479a-8fef-cbc232775235'
const other = '2c2b2d4a-806f-4af5-8947-a8f899f1f36f'
const feed = { slug: 'dune', serverAddress: 'http://127.0.0.1:13378' }
const chapters = [{ title: 'One', start: 0, end: 1 }]

let shelf: Audiobookshelf
async function start(): Promise<SandboxAudiobookshelf> {
  const server = await startAudiobookshelf({ scanTime: 2000, restartAfter: 300, writeTime: 100 })
  shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: server.apiKey })
  return server
}

const authorNamed = async (name: string) =>
  (await collect(shelf.authors.list(library))).find((author) => author.name === name)?.id ?? ''
const count = <T>(list: readonly T[], is: (entry: T) => boolean): number => list.filter(is).length

interface BrokenWrite {
  /** The method and a part of the path. */
  request: [string, string]
  /** What is there before. */
  prepare?: () => Promise<unknown>
  write: (prepared: string) => Promise<unknown>
  /** What the write gives when all goes well. */
  gives: unknown
  /** How often it is there afterwards, or what is there. */
  made: (prepared: string) => Promise<unknown>
  expected?: unknown
  /** Made again without a look, as the second answer tells. */
  blindly?: true
}

/** Writes that would be wrong if they were made twice, or that could not be told to have been made. */
const writes: Record<string, BrokenWrite> = {
  'libraries.create': {
    request: ['POST', '/api/libraries'],
    write: () => shelf.libraries.create({ name: 'More', folders: [{ fullPath: '/more' }] }),
    gives: { name: 'More', folders: [{ fullPath: '/more' }] },
    made: async () => count(await shelf.libraries.list(), ({ name }) => name === 'More'),
  },
  'libraries.matchAll': {
    request: ['GET', '/matchall'],
    write: () => shelf.libraries.matchAll(library),
    gives: undefined,
    made: async () => count(await shelf.tasks.list(), ({ action }) => action === 'library-match-all'),
  },
  'collections.create': {
    request: ['POST', '/api/collections'],
    write: () => shelf.collections.create({ libraryId: library, name: 'To check', books: [item, other] }),
    gives: { name: 'To check', books: [{ id: item }, { id: other }] },
    made: async () => count(await shelf.collections.listAll(), ({ name }) => name === 'To check'),
  },
  'playlists.create': {
    request: ['POST', '/api/playlists'],
    write: () => shelf.playlists.create({ libraryId: library, name: 'PL', items: [{ libraryItemId: item }] }),
    gives: { name: 'PL', items: [{ libraryItemId: item }] },
    made: async () => count(await shelf.playlists.list(), ({ name }) => name === 'PL'),
  },
  'users.create': {
    request: ['POST', '/api/users'],
    write: () => shelf.users.create({ username: 'new', password: 'made-up' }),
    gives: { username: 'new', isActive: true },
    made: async () => count(await shelf.users.list(), ({ username }) => username === 'new'),
  },
  'backups.create': {
    request: ['POST', '/api/backups'],
    write: () => shelf.backups.create(),
    gives: [{ serverVersion: '2.36.0' }],
    made: async () => (await shelf.backups.list()).length,
  },
  'notifications.create': {
    request: ['POST', '/api/notifications'],
    write: () => shelf.notifications.create({ eventName: 'onBackupCompleted', urls: ['json://localhost'] }),
    gives: { notifications: [{ eventName: 'onBackupCompleted' }] },
    made: async () => (await shelf.notifications.get()).settings.notifications.length,
  },
  'metadataProviders.create': {
    request: ['POST', '/api/custom-metadata-providers'],
    write: () => shelf.metadataProviders.create({ name: 'Ours', url: 'http://127.0.0.1:1/abs' }),
    gives: { name: 'Ours' },
    made: async () => (await shelf.metadataProviders.list()).length,
  },
  'feeds.openItem': {
    request: ['POST', '/open'],
    write: () => shelf.feeds.openItem(item, feed),
    gives: { entityId: item, feedUrl: '/feed/dune' },
    made: async () => (await shelf.feeds.list()).length,
  },
  'feeds.close': {
    request: ['POST', '/close'],
    prepare: async () => (await shelf.feeds.openItem(item, feed)).id,
    write: (id) => shelf.feeds.close(id),
    gives: undefined,
    made: async () => (await shelf.feeds.list()).length,
    expected: 0,
    blindly: true,
  },
  'authors.update, a new name': {
    request: ['PATCH', '/api/authors/'],
    prepare: () => authorNamed('Andy Weir'),
    write: (id) => shelf.authors.update(id, { name: 'Andrew Weir' }),
    gives: { author: { name: 'Andrew Weir' }, updated: true, merged: false },
    made: async (id) => (await shelf.authors.get(id)).name,
    expected: 'Andrew Weir',
  },
  'authors.update, a name that is there': {
    request: ['PATCH', '/api/authors/'],
    prepare: () => authorNamed('J. R. R. Tolkien'),
    write: (id) => shelf.authors.update(id, { name: 'J.R.R. Tolkien' }),
    gives: { author: { name: 'J.R.R. Tolkien' }, updated: false, merged: true },
    made: async () => [await authorNamed('J. R. R. Tolkien'), (await authorNamed('J.R.R. Tolkien')) !== ''],
    expected: ['', true],
  },
  'narrators.rename': {
    request: ['PATCH', '/narrators/'],
    write: () => shelf.narrators.rename(library, 'Kevin R. Free', 'Kevin R Free'),
    gives: 8,
    made: async () => count(await shelf.narrators.list(library), ({ name }) => name === 'Kevin R Free'),
  },
  'items.setChapters': {
    request: ['POST', '/chapters'],
    write: () => shelf.items.setChapters(item, chapters),
    gives: true,
    made: async () => (await shelf.items.get(item)).media.chapters.map(({ title }) => title),
    expected: ['One'],
  },
  'items.batchRemove': {
    request: ['POST', '/batch/delete'],
    write: () => shelf.items.batchRemove([item, other]),
    gives: undefined,
    made: async () => (await collect(shelf.items.batchGet([item, other]))).length,
    expected: 0,
    blindly: true,
  },
}

describe.each(Object.entries(writes))('%s', (_, broken) => {
  const { prepare, write, gives, made, expected = 1, blindly = false } = broken
  const [method, path] = broken.request

  test.each([
    ['made before the connection broke', 'late' as const, blindly ? 2 : 1],
    ['lost', true, 2],
  ])('%s', async (_, reset, times) => {
    await using server = await start()
    const prepared = String(await prepare?.())
    server.requests.length = 0
    server.faults.add({ method, path, reset, times: 1 })
    const result = await write(prepared)
    if (gives === undefined) expect(result).toBeUndefined()
    else expect({ result }).toMatchObject({ result: gives })
    expect(count(server.requests, (request) => request.method === method && request.path.includes(path))).toBe(times)
    expect(await made(prepared)).toEqual(expected)
  })
})

test('one of the same name that was there before is not taken for the one that was lost', async () => {
  await using server = await start()
  const input = { libraryId: library, name: 'To check', books: [item] }
  const { id } = await shelf.collections.create(input)
  Object.assign(server.state.lists.get(id) ?? {}, { createdAt: Date.now() - 60_000 })
  server.faults.add({ method: 'POST', path: '/api/collections', reset: true, times: 1 })
  expect((await shelf.collections.create(input)).id).not.toBe(id)
  expect(await shelf.collections.listAll()).toHaveLength(2)
})

const unknown: Record<string, [string, () => Promise<unknown>]> = {
  'apiKeys.create': ['/api/api-keys', () => shelf.apiKeys.create({ name: 'host', userId: 'u' })],
  'tasks.embedMetadata': ['/embed-metadata', () => shelf.tasks.embedMetadata(item)],
  'items.batchMatch': ['/quickmatch', () => shelf.items.batchMatch([item], { provider: 'google' })],
  'items.batchScan': ['/batch/scan', () => shelf.items.batchScan([item])],
}

test.each(Object.entries(unknown))(
  '%s is sent once, and nobody claims to know how it ended',
  async (_, [path, write]) => {
    await using server = await start()
    server.faults.add({ path, reset: true, times: 1 })
    await expect(write()).rejects.toMatchObject({
      code: 'network',
      message: expect.stringMatching(/is not known; look/),
    })
    expect(count(server.requests, (request) => request.path.includes(path))).toBe(1)
  },
)

test('a tool that began before the connection broke is found among the tasks', async () => {
  await using server = await start()
  server.faults.add({ path: '/encode-m4b', reset: 'late', times: 1 })
  await shelf.tasks.encodeM4b(item)
  expect(count(server.requests, ({ path }) => path.endsWith('/encode-m4b'))).toBe(1)
})

test('writes that are under way and in the queue when the server dies are all made when it is back', async () => {
  await using server = await start()
  const titles = ['One', 'Two', 'Three']
  const items = (await shelf.items.list(library, { limit: 3 }).page()).items
  const writing = Promise.all(
    items.map(({ id }, index) => shelf.items.update(id, { metadata: { title: titles[index] ?? '' } })),
  )
  await expect.poll(() => count(server.requests, ({ method }) => method === 'PATCH')).toBe(1)
  // Somebody else sends what ends the server.
  const headers = { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' }
  await fetch(`${server.url}/api/notifications`, { method: 'POST', headers, body: '{}' }).catch(() => {})
  expect(server.deaths()).toBe(1)
  expect((await writing).map(({ item }) => item.media.metadata.title)).toEqual(titles)
  expect(server.deaths()).toBe(1)
  expect(items.map(({ id }) => server.state.items.get(id)?.media.metadata.title)).toEqual(titles)
})

test('a write behind one that was answered waits for a server that died of that one', async () => {
  await using server = await start()
  const refused: string[] = []
  const dying = createAudiobookshelf({
    baseUrl: server.url,
    apiKey: server.apiKey,
    async fetch(address, init) {
      const response = await fetch(address, init).catch((error: unknown) => {
        refused.push(`${init.method} ${new URL(address).pathname}`)
        throw error
      })
      if (!address.endsWith('/rename')) return response
      const body = await response.text()
      server.kill()
      setTimeout(() => server.server.listen(Number(new URL(server.url).port), '127.0.0.1'), 300)
      return new Response(body, response)
    },
  })
  const first = dying.tags.rename('a', 'b')
  const second = dying.items.update(item, { metadata: { title: 'Two' } })
  expect([await first, (await second).item.media.metadata.title]).toEqual([0, 'Two'])
  expect(refused[0]).toBe(`PATCH /api/items/${item}/media`)
})
