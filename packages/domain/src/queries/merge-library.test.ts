import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem, seriesItems } from '../../testing/sample-items.ts'
import {
  createBook,
  getBook,
  libraryHashes,
  listAuthors,
  listBooks,
  listSeries,
  markVanished,
  mergeLibraryItems,
  searchBooks,
  statistics,
  updateBook,
} from './index.ts'

const now = new Date('2026-02-01T00:00:00.000Z')
const later = new Date('2026-02-02T00:00:00.000Z')

const people = (id: string) =>
  sampleItem({ absBookId: `p-${id}`, title: `By ${id}`, authors: [{ name: 'John Smith', absAuthorId: id }] })

onBothDatabases('a library merge', (database) => {
  it('writes books with authors and series, and nothing when it is repeated', async () => {
    const em = database().em()
    const items = [
      sampleItem({
        absBookId: 'kings',
        title: ' The Way of Kings ',
        subtitle: '',
        authors: [{ name: 'Brandon Sanderson', absAuthorId: 'a1' }],
        narrators: ['Michael Kramer', 'Kate Reading', ' '],
        series: [{ name: 'The Stormlight Archive', sequence: '1', absSeriesId: 's1' }, { name: 'Cosmere' }],
        isbn: '9780765326355',
        genres: ['Fantasy', 'Fantasy'],
        publishedYear: 2010,
        durationSeconds: 163_000.5,
        sizeBytes: 5_000_000_000,
        abridged: false,
        explicit: true,
      }),
      sampleItem({
        absBookId: 'odd',
        title: '',
        authors: [],
        publishedYear: 20_100,
        durationSeconds: -1,
        filePath: '/books/Odd One',
      }),
    ]
    const first = await mergeLibraryItems(em, { items, now })
    expect(first).toMatchObject({ created: 2, changed: 0, unchanged: 0, relinked: 0 })
    const kings = await getBook(em, first.books[0]?.id ?? 0)
    expect(kings).toMatchObject({
      title: 'The Way of Kings',
      subtitle: null,
      authors: [{ name: 'Brandon Sanderson', role: 'author' }],
      narrators: ['Michael Kramer', 'Kate Reading'],
      series: [
        { name: 'The Stormlight Archive', sequence: '1' },
        { name: 'Cosmere', sequence: null },
      ],
      genres: ['Fantasy'],
      durationSeconds: 163_000.5,
      sizeBytes: 5_000_000_000,
      abridged: false,
      explicit: true,
      importSource: 'AUDIOBOOKSHELF',
      status: 'active',
      addedAt: '2026-01-01T00:00:00.000Z',
      createdAt: now.toISOString(),
      version: 1,
    })
    expect(await getBook(em, first.books[1]?.id ?? 0)).toMatchObject({
      title: 'Odd One',
      authors: [],
      publishedYear: null,
      durationSeconds: null,
    })
    expect(await mergeLibraryItems(em, { items, now: later })).toMatchObject({ unchanged: 2, books: [] })
    expect(await getBook(em, kings?.id ?? 0)).toEqual(kings)
    expect((await statistics(em)).durationSeconds).toBe(163_000.5)
  })

  it('writes only what has changed, and leaves locked fields alone', async () => {
    const em = database().em()
    const item = sampleItem({ absBookId: 'lock', title: 'Old', publisher: 'Tor', language: 'en' })
    const { books } = await mergeLibraryItems(em, { items: [item], now })
    const id = books[0]?.id ?? 0
    const locks = JSON.stringify({ title: { source: 'MANUAL', locked: true }, language: { source: 'AUDIBLE' } })
    await sql`update book set title = 'Mine', field_sources = ${locks} where id = ${id}`.execute(em.getKysely())
    const changed = sampleItem({ ...item, title: 'New', publisher: 'Gollancz', language: 'de', contentHash: 'other' })
    expect(await mergeLibraryItems(em, { items: [changed], now: later })).toMatchObject({ changed: 1 })
    expect(await getBook(em, id)).toMatchObject({
      title: 'Mine',
      publisher: 'Gollancz',
      language: 'de',
      version: 2,
      createdAt: now.toISOString(),
      updatedAt: later.toISOString(),
    })
    expect((await searchBooks(em, { query: 'mine' })).items.map((book) => book.id)).toContain(id)
  })

  it('counts what is locked as filled', async () => {
    const em = database().em()
    const item = sampleItem({ absBookId: 'filled', title: 'Filled', publisher: 'Tor' })
    const { books } = await mergeLibraryItems(em, { items: [item], now })
    const id = books[0]?.id ?? 0
    const { book } = await updateBook(em, { id, changes: { description: 'By hand', publisher: null }, now })
    const again = { ...item, description: null, tags: ['new'], contentHash: 'other' }
    await mergeLibraryItems(em, { items: [again], now: later })
    expect(await getBook(em, id)).toMatchObject({
      description: 'By hand',
      publisher: null,
      tags: ['new'],
      metadataCompleteness: book.metadataCompleteness,
    })
  })

  it('knows hashes, marks what has vanished, and takes it back under another id', async () => {
    const em = database().em()
    const items = [
      sampleItem({
        absBookId: 'v1',
        libraryId: 'two',
        title: 'Same path',
        filePath: '/two/a',
        series: [{ name: 'Vanishing', sequence: '1' }],
      }),
      sampleItem({ absBookId: 'v2', libraryId: 'two', title: 'Same ASIN', filePath: '/two/b', asin: 'B0VANISHED' }),
      sampleItem({ absBookId: 'v3', libraryId: 'two', title: 'Stays', filePath: '/two/c', asin: 'B0STAYS' }),
    ]
    const { books } = await mergeLibraryItems(em, { items, now })
    const hashes = await libraryHashes(em, { libraryId: 'two', absBookIds: ['v1', 'v2', 'v3', 'v4'] })
    expect([...hashes.keys()].toSorted()).toEqual(['v1', 'v2', 'v3'])
    expect(hashes.get('v1')).toBe(items[0]?.contentHash)
    const gone = await markVanished(em, { libraryId: 'two', seen: new Set(['v3']), now: later })
    expect(gone.map((book) => book.absBookId)).toEqual(['v1', 'v2'])
    expect(await markVanished(em, { libraryId: 'two', seen: new Set(['v3']), now: later })).toEqual([])
    expect((await listSeries(em)).items.find((series) => series.name === 'Vanishing')?.ownedBooks).toBe(0)
    expect([...(await libraryHashes(em, { libraryId: 'two', absBookIds: ['v1', 'v2', 'v3'] })).keys()]).toEqual(['v3'])
    const back = [
      sampleItem({
        absBookId: 'n1',
        libraryId: 'two',
        title: 'Same path',
        filePath: '/two/a',
        series: [{ name: 'Vanishing', sequence: '1' }],
      }),
      sampleItem({ absBookId: 'n2', libraryId: 'two', title: 'Same ASIN', filePath: '/two/z', asin: 'B0VANISHED' }),
      sampleItem({ absBookId: 'n3', libraryId: 'two', title: 'Another edition', filePath: '/two/y', asin: 'B0STAYS' }),
    ]
    const again = await mergeLibraryItems(em, { items: back, now: later })
    expect(again).toMatchObject({ relinked: 2, created: 1 })
    expect(again.books.slice(0, 2).map((book) => book.id)).toEqual(books.slice(0, 2).map((book) => book.id))
    expect(await getBook(em, books[0]?.id ?? 0)).toMatchObject({ absBookId: 'n1', missingSince: null })
    expect((await listSeries(em)).items.find((series) => series.name === 'Vanishing')?.ownedBooks).toBe(1)
  })

  it('leaves a book alone that is still there when another item takes its path', async () => {
    const em = database().em()
    const first = sampleItem({ absBookId: 'moves', title: 'Dune', filePath: '/shelf/a' })
    const { books } = await mergeLibraryItems(em, { items: [first], now })
    const second = sampleItem({ absBookId: 'takes', title: 'Emma', filePath: '/shelf/a' })
    expect(await mergeLibraryItems(em, { items: [second], now })).toMatchObject({ created: 1, relinked: 0 })
    const moved = sampleItem({ ...first, filePath: '/shelf/b', contentHash: 'moved' })
    expect(await mergeLibraryItems(em, { items: [moved], now: later })).toMatchObject({ changed: 1 })
    expect(await getBook(em, books[0]?.id ?? 0)).toMatchObject({ absBookId: 'moves', title: 'Dune' })
    const byHand = await createBook(em, { book: { title: 'By hand', filePath: '/shelf/c' }, now })
    const third = sampleItem({ absBookId: 'is-mine', title: 'Theirs', filePath: '/shelf/c' })
    expect(await mergeLibraryItems(em, { items: [third], now: later })).toMatchObject({ relinked: 1 })
    expect(await getBook(em, byHand.id)).toMatchObject({ absBookId: 'is-mine', title: 'By hand' })
  })

  it('keeps two series of one name apart, and people of one name together until an id tells them apart', async () => {
    const em = database().em()
    await mergeLibraryItems(em, {
      items: [
        ...seriesItems('Foundation', ['1'], 'Isaac Asimov'),
        ...seriesItems('Foundation ', ['2'], 'Another Writer'),
      ],
      now,
    })
    await mergeLibraryItems(em, {
      items: [
        sampleItem({
          absBookId: 'f3',
          title: 'More',
          authors: [{ name: 'ISAAC ASIMOV' }],
          series: [{ name: 'Foundation', sequence: '3' }],
        }),
      ],
      now,
    })
    const series = (await listSeries(em, { limit: 500 })).items.filter((one) => one.name.startsWith('Foundation'))
    expect(Object.fromEntries(series.map((one) => [one.authors[0]?.name, one.ownedBooks]))).toEqual({
      'Another Writer': 1,
      'Isaac Asimov': 2,
    })
    await mergeLibraryItems(em, {
      items: [sampleItem({ absBookId: 'p', title: 'By nobody', authors: [{ name: 'John Smith' }] })],
      now,
    })
    await mergeLibraryItems(em, { items: [people('x'), people('y')], now })
    const smiths = (await listAuthors(em, { limit: 500 })).items.filter((author) => author.name === 'John Smith')
    expect(smiths.map((author) => [author.absAuthorId, author.booksOwned])).toEqual([
      ['x', 2],
      ['y', 1],
    ])
  })

  it('counts works, not copies', async () => {
    const em = database().em()
    await mergeLibraryItems(em, { items: seriesItems('Counted', ['1', '1', '2', '2.5', '4-6', '5', null]), now })
    const [series] = (await listSeries(em, { limit: 500 })).items.filter((one) => one.name === 'Counted')
    expect(series?.ownedBooks).toBe(7)
    const all = await listBooks(em, { limit: 500 })
    expect(all.total).toBe(all.items.length)
    expect((await statistics(em)).books.active).toBe(all.total)
  })
})
