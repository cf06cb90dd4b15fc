import { beforeAll, describe, expect, test } from 'vitest'
import { fillLibrary } from './__fixtures__/fill-library.ts'
import { onBothDatabases } from './__fixtures__/on-both-databases.ts'
import { codeIn, problemIn } from './__fixtures__/problem-in.ts'
import { keys } from './__fixtures__/start-app.ts'

interface Listed {
  readonly items: readonly {
    readonly id: number
    readonly title: string
    readonly name: string
    readonly version: number
  }[]
  readonly total: number
  readonly hasMore: boolean
  readonly nextCursor: string | null
}

onBothDatabases('the library', (server) => {
  let library: Awaited<ReturnType<typeof fillLibrary>>
  beforeAll(async () => {
    library = await fillLibrary(server().db)
  })

  async function get(url: string): Promise<Listed> {
    const response = await server().ask({ url, key: keys.read })
    expect([url, response.statusCode]).toEqual([url, 200])
    return response.json()
  }
  const titles = async (url: string) => (await get(url)).items.map(({ title }) => title)
  const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
    server().ask({ method, url, key: keys.admin, ...(payload && { payload }) })

  describe('books', () => {
    test('are listed by title, a page at a time', async () => {
      const all = await titles('/api/books')
      expect(all).toHaveLength(library.items)
      const first = await get('/api/books?limit=3')
      expect(first).toMatchObject({ total: library.items, hasMore: true })
      const rest = await get(`/api/books?limit=500&cursor=${first.nextCursor}`)
      expect(rest).toMatchObject({ total: library.items, hasMore: false, nextCursor: null })
      expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(all)
      expect(await titles('/api/books?limit=3&offset=3')).toEqual(all.slice(3, 6))
      expect(await titles('/api/books?order=desc')).toEqual(all.toReversed())
    })

    test('are filtered', async () => {
      expect(await titles(`/api/books?seriesId=${library.earthsea}`)).toHaveLength(5)
      expect(await titles('/api/books?missingField=series')).toEqual([
        '100% Wolf',
        'The Left Hand of Darkness',
        'Snake_Case',
      ])
      expect((await get('/api/books?status=archived')).total).toBe(0)
      expect((await get('/api/books?addedAfter=2026-06-01T14:00:00%2B01:00')).total).toBe(0)
      expect((await get('/api/books?addedAfter=2026-06-01T12:59:59%2B01:00')).total).toBe(library.items)
    })

    test('are told one by one, with version', async () => {
      const { items } = await get('/api/books?limit=1')
      const response = await ask('GET', `/api/books/${items[0]?.id}`)
      expect(response.json()).toEqual(items[0])
      expect(response.headers['etag']).toBe(`"${items[0]?.version}"`)
    })

    test('keep dates, numbers and booleans as what they are', async () => {
      const { items } = await get('/api/books/search?query=left hand darkness')
      expect(items[0]).toMatchObject({
        durationSeconds: 34_567.5,
        genres: ['Science Fiction'],
        addedAt: '2026-06-01T12:00:00.000Z',
      })
    })

    test('a cursor of another list is refused', async () => {
      const { nextCursor } = await get('/api/books?limit=1')
      const response = await ask('GET', `/api/books?limit=1&sort=addedAt&cursor=${nextCursor}`)
      expect(problemIn(response)).toMatchObject({ code: 'invalid_input', issues: [{ path: 'cursor' }] })
      expect(codeIn(await ask('GET', '/api/books?cursor=nonsense'))).toBe('invalid_input')
    })
  })

  describe('a search', () => {
    test.each([
      ['wizard of earthsea', 'A Wizard of Earthsea'],
      ['EARTHSEA wizard', 'A Wizard of Earthsea'],
      ['le guin wizard', 'A Wizard of Earthsea'],
      ['anna celik', '100% Wolf'],
      ['9780553383041', 'A Wizard of Earthsea'],
    ])('for %j finds %j', async (query, title) => {
      expect((await titles(`/api/books/search?query=${encodeURIComponent(query)}`))[0]).toBe(title)
    })

    test.each([
      ['%', []],
      ['_', []],
      ['100%', ['100% Wolf']],
      ["' or 1=1 --", []],
      ['"', []],
      ['*', []],
      ['NEAR(a b)', []],
    ])('takes %j for plain characters', async (query, expected) => {
      expect(await titles(`/api/books/search?query=${encodeURIComponent(query)}`)).toEqual(expected)
    })

    test('counts what it does not show', async () => {
      expect(await get('/api/books/search?query=earthsea&limit=2')).toMatchObject({ total: 5, items: [{}, {}] })
    })

    test('finds series', async () => {
      expect((await get('/api/series/search?query=EARTHSÉA')).items[0]).toMatchObject({ id: library.earthsea })
    })
  })

  describe('a series', () => {
    const inOrder = [
      'A Wizard of Earthsea',
      'The Tombs of Atuan',
      'The Word of Unbinding',
      'The Other Wind',
      'Earthsea Revisioned',
    ]

    test('lists its books by number, by two addresses', async () => {
      expect(await titles(`/api/series/${library.earthsea}/books`)).toEqual(inOrder)
      expect(await titles(`/api/books/series/${library.earthsea}`)).toEqual(inOrder)
      expect(await titles(`/api/series/${library.earthsea}/books?limit=2&offset=1`)).toEqual(inOrder.slice(1, 3))
    })

    test('tells what is owned and missing', async () => {
      const { items } = await get('/api/series')
      expect(items).toMatchObject([
        { id: library.earthsea, ownedBooks: 5, missingBooks: 2, completionStatus: 'unknown' },
      ])
      expect(await titles(`/api/series/${library.earthsea}/missing`)).toEqual(['The Farthest Shore', 'Tehanu'])
    })
  })

  describe('authors', () => {
    test('are listed, found, and told with their books and series', async () => {
      const { items, total } = await get('/api/authors?sort=booksOwned&order=desc')
      expect(total).toBe(2)
      expect(items[0]).toMatchObject({ name: 'Ursula K. Le Guin', booksOwned: 6 })
      const id = items[0]?.id
      expect((await get('/api/authors/search?query=leguin%20ursula')).items).toMatchObject([{ id }])
      expect((await get('/api/authors/search?query=nobody')).items).toEqual([])
      expect((await get('/api/authors/search?query=GUIN,%20Ursula')).items).toMatchObject([{ id }])
      expect((await ask('GET', `/api/authors/${id}`)).json()).toMatchObject({ id, books: { length: 6 } })
      expect(await titles(`/api/authors/${id}/books`)).toEqual(await titles(`/api/books/author/${id}`))
      expect(await titles(`/api/authors/${id}/books?limit=1`)).toEqual(['Earthsea Revisioned'])
      expect((await get(`/api/authors/${id}/series`)).items).toMatchObject([{ name: 'Earthsea', booksByAuthor: 5 }])
      expect((await get('/api/authors?minBooks=3')).total).toBe(1)
    })
  })

  test('statistics count everything', async () => {
    expect((await ask('GET', '/api/system/statistics')).json()).toMatchObject({
      books: { active: library.items, duplicate: 0, archived: 0 },
      authors: 2,
      series: { unknown: 1 },
      missingBooks: { wanted: 2 },
      durationSeconds: 34_567.5,
    })
  })

  describe('missing books', () => {
    test('are listed with evidence', async () => {
      const list = await get('/api/missing-books?sort=title')
      expect(list).toMatchObject({
        total: 2,
        items: [{ title: 'The Farthest Shore' }, { title: 'Tehanu', seriesName: 'Earthsea' }],
      })
      expect((await get('/api/missing-books?status=owned')).total).toBe(0)
      expect((await get('/api/missing-books?available=true')).total).toBe(0)
      expect((await get(`/api/missing-books?available=false&seriesId=${library.earthsea}`)).total).toBe(2)
    })

    test('are ignored with a reason, and wanted again', async () => {
      const { items } = await get('/api/missing-books?sort=title')
      const url = `/api/missing-books/${items[0]?.id}`
      const ignored = await ask('POST', `${url}/ignore`, { reason: 'I have it on paper.' })
      expect(ignored.json()).toMatchObject({ status: 'ignored', ignoredReason: 'I have it on paper.' })
      expect((await get(`/api/series/${library.earthsea}/missing`)).total).toBe(1)
      expect((await get(`/api/series/${library.earthsea}/missing?includeIgnored=true`)).total).toBe(2)
      expect((await ask('POST', `${url}/unignore`)).json()).toMatchObject({ status: 'wanted', ignoredReason: null })
      expect(codeIn(await ask('POST', `${url}/unignore`))).toBe('conflict')
    })
  })
})
