import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect } from '../testing/collect.ts'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { replay } from '../testing/replay.ts'
import { json, serve, type TestServer } from '../testing/serve.ts'
import { createAudiobookshelf, type Audiobookshelf } from './client.ts'

const folder = recordingsOf('audiobookshelf')
const library = 'b2a2521e-48e6-406e-8bcf-a476cf308957'

describe.skipIf(folder === undefined)('against recorded answers', () => {
  let server: TestServer
  let shelf: Audiobookshelf

  beforeAll(async () => {
    const exchanges = readExchanges(folder ?? '')
    const named = (name: string) => exchanges.find((exchange) => exchange.name === name)
    const answers: Record<string, string> = {
      'GET /status': 'server/status',
      'GET /api/libraries': 'libraries/list',
      'POST /api/authorize': 'auth/authorize-api-key',
      'POST /api/items/batch/get': 'batch/get',
      [`GET /api/libraries/${library}/items`]: 'items-list/limit0',
      [`GET /api/libraries/${library}/series`]: 'series/list',
      [`GET /api/libraries/${library}/authors`]: 'authors/list-paginated',
    }
    server = await replay(exchanges, ({ method, target }) => named(answers[`${method} ${target.split('?')[0]}`] ?? ''))
    shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'the-key' })
  })
  afterAll(() => server.close())

  test('tells the version without signing in', async () => {
    expect(await shelf.server.status()).toMatchObject({ serverVersion: '2.36.0', isInit: true })
    expect(server.received.at(-1)?.headers.authorization).toBeUndefined()
  })

  test('signs with the key as bearer and keeps no token of the answer', async () => {
    const { user } = await shelf.auth.authorize()
    expect(server.received.at(-1)?.headers.authorization).toBe('Bearer the-key')
    expect(user).toMatchObject({ username: 'root', type: 'root' })
    expect(user).not.toHaveProperty('token')
  })

  test('lists the libraries', async () => {
    const libraries = await shelf.libraries.list()
    expect(libraries.map((one) => [one.id === library, one.mediaType])).toContainEqual([true, 'book'])
  })

  test('lists items by a sort that stays put, with a limit', async () => {
    const items = await collect(shelf.items.list(library))
    expect(items).toHaveLength(67)
    expect(items[0]?.media.metadata.authorName).toBeTypeOf('string')
    const query = new URL(server.received.at(-1)?.target ?? '', server.url).searchParams
    expect(Object.fromEntries(query)).toMatchObject({ limit: '500', page: '0', sort: 'addedAt' })
  })

  test('gets whole items in the order asked for, once each', async () => {
    const ids = [
      '21666a47-b930-479a-8fef-cbc232775235',
      '2c2b2d4a-806f-4af5-8947-a8f899f1f36f',
      '494e1ef0-74bd-443f-9250-c8d77d6757be',
    ]
    const items = await collect(shelf.items.batchGet([...ids, ids[0] ?? '']))
    expect(items.map((item) => item.id)).toEqual(ids)
    expect(items[0]?.media.metadata.series).toMatchObject([{ name: 'The Stormlight Archive', sequence: '1' }])
  })

  test('nothing is asked for an empty list of ids', async () => {
    const before = server.received.length
    expect(await collect(shelf.items.batchGet([]))).toEqual([])
    expect(server.received).toHaveLength(before)
  })

  test('lists series with their books, and authors', async () => {
    const page = await shelf.series.list(library, { limit: 5 }).page()
    expect(page).toMatchObject({ total: 17, next: 1 })
    expect(page.items[0]?.books[0]?.media.metadata.seriesName).toBe('Discworld #4')
    expect((await shelf.authors.list(library, { limit: 3 }).page()).items).toHaveLength(3)
  })
})

const item = (id: string) => ({
  id,
  libraryId: 'l',
  mediaType: 'book',
  media: { id: `m${id}`, metadata: { title: id } },
})

describe('paging', () => {
  test('goes page by page, leaves out repeated items, and stops when the loop is left', async () => {
    const pages = [['a', 'b'], ['b', 'c'], ['d']]
    await using server = await serve(({ target }, response) => {
      const page = Number(new URL(target, 'http://localhost').searchParams.get('page'))
      json(response, { results: (pages[page] ?? []).map(item), total: 5, limit: 2, page })
    })
    const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
    const ids = (await collect(shelf.items.list('l', { limit: 2 }))).map((one) => one.id)
    expect(ids).toEqual(['a', 'b', 'c', 'd'])
    expect(server.received).toHaveLength(3)
    for await (const one of shelf.items.list('l', { limit: 2 })) if (one.id === 'b') break
    expect(server.received).toHaveLength(4)
  })

  test('an unknown filter, sort or limit is refused before anything is sent', async () => {
    await using server = await serve((_, response) => json(response, {}))
    const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
    const wrong: object[] = [
      { filter: { banana: 'a' } },
      { filter: { authors: 'a', series: 'b' } },
      { sort: 'updatedAt' },
      { limit: 0 },
      { page: 3 },
    ]
    for (const options of wrong) {
      await expect(shelf.items.list('l', options).page()).rejects.toMatchObject({ code: 'rejected' })
    }
    expect(server.received).toHaveLength(0)
  })
})
