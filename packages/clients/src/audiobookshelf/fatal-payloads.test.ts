import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { collect } from '../testing/collect.ts'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { isFatal } from '../testing/fatal-to-audiobookshelf.ts'
import { json, serve, type TestServer } from '../testing/serve.ts'
import { createAudiobookshelf, type Audiobookshelf } from './client.ts'
import { MediaUpdate } from './writing/media-update.ts'

const id = 'b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac'
const library = 'b2a2521e-48e6-406e-8bcf-a476cf308957'
const item = { id, libraryId: library, mediaType: 'book', media: { id: 'm', metadata: { title: 'x' } } }

/** One answer that fits every schema used here. */
const anything = {
  ...item,
  libraryItem: item,
  libraryItems: [],
  results: [],
  total: 0,
  updates: 0,
  numItemsUpdated: 0,
  name: 'x',
  users: [],
  user: { accessToken: 'a' },
  libraries: [],
}

let server: TestServer
let shelf: Audiobookshelf
beforeAll(async () => {
  server = await serve((_, response) => json(response, anything))
  shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
})
beforeEach(() => server.received.splice(0))
afterAll(() => server.close())

/** Calls as JavaScript would, whatever the types say. */
const call = (resource: object, method: string, ...input: unknown[]): unknown =>
  Reflect.apply(Reflect.get(resource, method), resource, input)
const all = (list: unknown): Promise<unknown> => (list as { page(): Promise<unknown> }).page()
const update = (changes: unknown) => call(shelf.items, 'update', id, changes)

/** The nearest call of the client to each probe that ended the server. */
const attempts: Record<string, () => unknown> = {
  'batch-update-without-mediaPayload': () => call(shelf.items, 'batchUpdate', [{ id }]),
  'series-null-entry': () => update({ metadata: { series: [null] } }),
  'authors-null-entry': () => update({ metadata: { authors: [null] } }),
  'authors-duplicate-new': () => update({ metadata: { authors: [{ name: 'New One' }, { name: 'new one' }] } }),
  'authors-duplicate-existing-other': () => update({ metadata: { authors: ['Neil Gaiman', ' Neil Gaiman '] } }),
  'chapters-null-entry': () => call(shelf.items, 'setChapters', id, [null]),
  'poison-audioFiles-then-list': () => update({ audioFiles: [{ x: 1 }] }),
  'url-number': () => update({ url: 5 }),
  'cover-url-number': () => call(shelf.covers, 'setFromUrl', id, 5),
  'items-filter-repeated': () => all(call(shelf.items, 'list', library, { filter: ['a', 'b'] })),
  'items-include-repeated': () => all(call(shelf.items, 'list', library, { include: ['rssfeed', 'share'] })),
  'items-filter-bad-percent': () => all(call(shelf.items, 'list', library, { filter: { series: '%zz' } })),
  'item-include-repeated': () => call(shelf.items, 'get', id, { include: ['progress', 'rssfeed'] }),
  'series-list-filter-bad-percent': () => all(call(shelf.series, 'list', library, { filter: { authors: '%zz' } })),
  'author-include-repeated': () => call(shelf.authors, 'get', id, { include: ['items', 'series'] }),
  'tag-rename-objects': () => call(shelf.tags, 'rename', { a: 1 }, { b: 2 }),
  'collections-books-string': () => call(shelf.collections, 'create', { libraryId: library, name: 'x', books: 'abc' }),
  'progress-batch-null': () => call(shelf.me.progress, 'batchUpdate', [null]),
  'batch-get-objects': () => collect(call(shelf.items, 'batchGet', [{ a: 1 }]) as AsyncIterable<unknown>),
  'library-folders-empty-object': () => call(shelf.libraries, 'update', library, { folders: [{}] }),
  'notification-create-no-urls': () => call(shelf.notifications, 'create', { eventName: 'onTest' }),
  'users-include-repeated': () => call(shelf.users, 'list', { include: ['a', 'b'] }),
  'login-number-username': () => {
    const login = call({ createAudiobookshelf }, 'createAudiobookshelf', {
      baseUrl: server.url,
      username: 5,
      password: 'x',
    })
    return (login as Audiobookshelf).libraries.list()
  },
}

test.each(Object.keys(attempts))('%s cannot leave the client', async (name) => {
  const outcome = await Promise.resolve()
    .then(attempts[name])
    .then(() => 'done', String)
  expect(outcome).toMatch(/^done$|nothing was sent|wrong options/)
  expect(server.received.filter(isFatal)).toEqual([])
})

const folder = recordingsOf('audiobookshelf')
describe.skipIf(folder === undefined)('the recorded probes', () => {
  const probes = readExchanges(folder ?? '.').filter(
    ({ name, response }) => name.startsWith('crash/') && response.status === 0,
  )

  test('each that ended the server is among the attempts', () => {
    expect(probes.length).toBeGreaterThanOrEqual(22)
    expect(probes.map(({ name }) => name.replace('crash/', '')).filter((name) => attempts[name] === undefined)).toEqual(
      [],
    )
  })

  test.each(probes.map((probe) => [probe.name, probe] as const))('%s is known as fatal', (name, { request }) => {
    const target = `${request.path}${request.rawQuery ? `?${request.rawQuery}` : ''}`
    const body = Buffer.from(JSON.stringify(request.body) ?? '', 'utf8').toString('latin1')
    // The poison itself was taken by the server; what ended it was the list afterwards.
    const expected = name !== 'crash/poison-audioFiles-then-list'
    expect(isFatal({ method: request.method, target, headers: {}, body })).toBe(expected)
  })
})

function isHarmless(input: unknown): boolean {
  const result = MediaUpdate.safeParse(input)
  if (!result.success) return true
  const body = Buffer.from(JSON.stringify(result.data), 'utf8').toString('latin1')
  return !isFatal({ method: 'PATCH', target: `/api/items/${id}/media`, headers: {}, body })
}

test('whatever is given as an update, what is sent is harmless', () => {
  const name = fc.oneof(fc.constantFrom('Ann', ' ann', 'ANN ', 'É', 'é', ''), fc.string(), fc.anything())
  const entry = fc.oneof(
    name,
    fc.record({ name, sequence: fc.anything(), id: fc.anything() }, { requiredKeys: [] }),
    fc.constant(null),
  )
  const metadata = fc.record(
    { title: fc.anything(), authors: fc.array(entry), series: fc.array(entry), genres: fc.array(name) },
    { requiredKeys: [] },
  )
  const changes = fc.record(
    { metadata: fc.oneof(metadata, fc.anything()), tags: fc.anything(), url: fc.anything() },
    { requiredKeys: [] },
  )
  const { failed, counterexample } = fc.check(fc.property(changes, isHarmless), { numRuns: 2000 })
  expect([failed, counterexample]).toEqual([false, null])
})
