import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import {
  type BookRecord,
  bookSorts,
  createBook,
  deleteBook,
  isDomainError,
  listBooks,
  type ListBooksInput,
  mergeLibraryItems,
  missingFields,
  searchAuthors,
} from './index.ts'

const now = new Date('2026-01-01T00:00:00.000Z')

onBothDatabases('a list', (database) => {
  it('visits every row once, in order, by cursor and by offset, for each sort and direction', async () => {
    const em = database().em()
    const items = Array.from({ length: 57 }, (_, at) =>
      sampleItem({
        absBookId: `b${at}`,
        title: `Title ${at % 7}`,
        publishedYear: at % 5 === 0 ? null : 1990 + (at % 4),
        addedAt: new Date(now.getTime() + (at % 6) * 1000),
      }),
    )
    const { books } = await mergeLibraryItems(em, { items, now })
    for (const book of books.slice(0, 10)) await deleteBook(em, { id: book.id, now })
    for (const status of ['active', 'all'] as const) {
      for (const sort of bookSorts) {
        for (const order of ['asc', 'desc'] as const) {
          const whole = await listBooks(em, { status, sort, order, limit: 500 })
          const ids = whole.items.map((book) => book.id)
          expect(ids).toHaveLength(status === 'all' ? 57 : 47)
          expect(whole).toMatchObject({ total: ids.length, hasMore: false, nextCursor: null })
          expect(isOrdered(whole.items, sort, order)).toBe(true)
          expect(await byCursor({ status, sort, order, limit: 10 })).toEqual(ids)
          const pages = [0, 10, 20, 30, 40, 50].map((offset) =>
            listBooks(em, { status, sort, order, limit: 10, offset }),
          )
          expect((await Promise.all(pages)).flatMap((page) => page.items.map((book) => book.id))).toEqual(ids)
        }
      }
    }
  })

  async function byCursor(input: ListBooksInput): Promise<number[]> {
    const ids: number[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listBooks>> = await listBooks(database().em(), { ...input, cursor })
      ids.push(...page.items.map((book) => book.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    return ids
  }

  it('filters by author, series, moment and missing field', async () => {
    const em = database().em()
    const rare = await createBook(em, {
      book: {
        title: 'Rare',
        authors: [{ name: 'Rare Author' }],
        series: [{ name: 'Rare Series' }],
        genres: ['Any'],
        language: 'en',
      },
      now: new Date('2026-02-01T00:00:00.000Z'),
    })
    const only = { items: [{ id: rare.id }], total: 1 }
    expect(await listBooks(em, { authorId: rare.authors[0]?.id ?? 0 })).toMatchObject(only)
    expect(await listBooks(em, { seriesId: rare.series[0]?.id ?? 0 })).toMatchObject(only)
    expect(await listBooks(em, { addedAfter: new Date('2026-01-31T00:00:00.000Z') })).toMatchObject(only)
    const lacking = await listBooks(em, { missingField: 'genres', limit: 500 })
    expect(lacking.total).toBe(47)
    expect(lacking.items.map((book) => book.id)).not.toContain(rare.id)
    expect((await listBooks(em, { missingField: 'language', authorId: rare.authors[0]?.id ?? 0 })).total).toBe(0)
  })

  it('lists the books without each field in every order, few as well as many', async () => {
    const em = database().em()
    const bare = await createBook(em, { book: { title: 'Bare' }, now: new Date('2026-03-01T00:00:00.000Z') })
    for (const missingField of missingFields) {
      for (const sort of bookSorts) {
        const all = await listBooks(em, { missingField, sort, limit: 500 })
        expect(all.items.map((book) => book.id)).toContain(bare.id)
        expect(all.total).toBe(all.items.length)
        const pages = []
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = await listBooks(em, { missingField, sort, limit: 20, cursor, order: 'desc' })
          pages.push(...page.items.map((book) => book.id))
          cursor = page.nextCursor
        }
        expect(pages).toEqual(all.items.map((book) => book.id).toReversed())
      }
    }
    expect((await listBooks(em, { missingField: 'author', status: 'all' })).items).toMatchObject([{ id: bare.id }])
    expect((await listBooks(em, { missingField: 'author', status: 'archived' })).items).toEqual([])
  })

  it('skips to any place, from whichever end is nearer', async () => {
    const em = database().em()
    for (const status of ['active', 'all'] as const) {
      const all = (await listBooks(em, { limit: 500, status, sort: 'publishedYear' })).items.map((book) => book.id)
      for (let offset = 0; offset <= all.length + 1; offset += 1) {
        const page = await listBooks(em, { limit: 4, offset, status, sort: 'publishedYear' })
        expect(page.items.map((book) => book.id)).toEqual(all.slice(offset, offset + 4))
        expect(page).toMatchObject({ offset, total: all.length, hasMore: offset + 4 < all.length })
        if (page.nextCursor === null) continue
        const next = await listBooks(em, { limit: 4, status, sort: 'publishedYear', cursor: page.nextCursor })
        expect(next.items.map((book) => book.id)).toEqual(all.slice(offset + 4, offset + 8))
      }
    }
  })

  it('skips many rows, whatever the list is narrowed by', async () => {
    const em = database().em()
    const books = Array.from({ length: 450 }, (_, at) =>
      sampleItem({
        absBookId: `skip ${at}`,
        title: `Skipped ${String(at).padStart(3, '0')}`,
        authors: [{ name: 'Skipper' }],
      }),
    )
    await mergeLibraryItems(em, { items: books, now: new Date() })
    const [author] = (await searchAuthors(em, { query: 'skipper' })).items
    const input = { authorId: author?.id ?? 0, offset: 210, limit: 2 }
    expect((await listBooks(em, input)).items.map((book) => book.title)).toEqual(['Skipped 210', 'Skipped 211'])
    expect((await listBooks(em, { ...input, order: 'desc' })).items.map((book) => book.title)).toEqual([
      'Skipped 239',
      'Skipped 238',
    ])
  })

  it.each(['', 'nonsense', 'bnVsbA', Buffer.from('["title","asc",{},1]').toString('base64url')])(
    'refuses the cursor %j',
    async (cursor) => {
      await expect(listBooks(database().em(), { cursor })).rejects.toSatisfy((error) =>
        isDomainError(error, 'invalid_cursor'),
      )
    },
  )

  it.each([
    ['addedAt', "x' or 1=1"],
    ['addedAt', true],
    ['addedAt', null],
    ['title', 5],
    ['title', 'a\0b'],
    ['publishedYear', 'abc'],
    ['publishedYear', 2000.5],
    ['publishedYear', 2 ** 40],
  ] as const)('refuses a cursor by %s that was changed to %j', async (sort, value) => {
    const cursor = Buffer.from(JSON.stringify([sort, 'asc', value, 1])).toString('base64url')
    await expect(listBooks(database().em(), { sort, cursor })).rejects.toSatisfy((error) =>
      isDomainError(error, 'invalid_cursor'),
    )
  })

  it.each([2 ** 40, 0, 1.5])('refuses a cursor of the id %d', async (id) => {
    const cursor = Buffer.from(JSON.stringify(['title', 'asc', 'x', id])).toString('base64url')
    await expect(listBooks(database().em(), { cursor })).rejects.toSatisfy((error) =>
      isDomainError(error, 'invalid_cursor'),
    )
  })

  it('refuses a cursor of another order', async () => {
    const { nextCursor } = await listBooks(database().em(), { limit: 1, sort: 'title' })
    const other = listBooks(database().em(), { sort: 'addedAt', cursor: nextCursor })
    await expect(other).rejects.toSatisfy((error) => isDomainError(error, 'invalid_cursor'))
  })

  it('shows each row that stays once, while rows come and go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 12 }),
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 11 })), { maxLength: 8 }),
        async (titles, events) => {
          const em = database().em()
          await sql`delete from book`.execute(em.getKysely())
          const ids: number[] = []
          for (const [at, title] of titles.entries())
            ids.push((await createBook(em, { book: { title: `T${title}`, asin: `A${at}` }, now })).id)
          const stays = new Set(ids)
          const seen: number[] = []
          let cursor: string | null = null
          const pending = [...events]
          do {
            const page: Awaited<ReturnType<typeof listBooks>> = await listBooks(em, { limit: 2, cursor })
            seen.push(...page.items.map((book) => book.id))
            cursor = page.nextCursor
            const event = pending.pop()
            if (event?.[0] === true)
              await createBook(em, { book: { title: `T${event[1] % 6}`, asin: `N${pending.length}` }, now })
            else if (event !== undefined) {
              const id = ids[event[1] % ids.length] ?? 0
              await deleteBook(em, { id, hard: true, now })
              stays.delete(id)
            }
          } while (cursor !== null)
          expect(new Set(seen).size).toBe(seen.length)
          for (const id of stays) expect(seen).toContain(id)
        },
      ),
      { numRuns: 12 },
    )
  })
})

function isOrdered(books: readonly BookRecord[], sort: (typeof bookSorts)[number], order: 'asc' | 'desc'): boolean {
  const key = (book: BookRecord) => {
    const value = sort === 'title' ? book.title.toLowerCase() : (book[sort] ?? 0)
    return [value, book.id] as const
  }
  return books.every((book, at) => {
    const next = books[at + 1]
    if (next === undefined) return true
    const [a, b] = order === 'asc' ? [key(book), key(next)] : [key(next), key(book)]
    return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
  })
}
