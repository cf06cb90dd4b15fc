import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import {
  createBook,
  getBook,
  importBooks,
  isDomainError,
  listBooks,
  listSeries,
  searchBooks,
  updateBook,
} from './index.ts'

const now = new Date('2026-05-01T00:00:00.000Z')
const later = new Date('2026-05-02T00:00:00.000Z')

onBothDatabases('an import of books', (database) => {
  it('changes nothing the second time, with identifiers or without', async () => {
    const em = database().em()
    const books = [
      { title: 'No identifier', authors: [{ name: 'Ann Author' }], series: [{ name: 'Imported', sequence: '1' }] },
      { title: 'No author either' },
      { title: 'With ASIN', asin: 'B0IMPORT', authors: [{ name: 'Ann Author' }], publishedYear: 1999 },
      { title: 'No identifier', authors: [{ name: 'Another Author' }] },
    ]
    expect(await importBooks(em, { books, now })).toMatchObject({ created: 4, updated: 0, failed: 0 })
    expect(await importBooks(em, { books, now: later })).toMatchObject({ created: 0, updated: 0, unchanged: 4 })
    expect((await listBooks(em)).total).toBe(4)
    expect((await searchBooks(em, { query: 'ann author' })).total).toBe(2)
    expect((await listSeries(em)).items).toMatchObject([{ name: 'Imported', ownedBooks: 1 }])
    const [book] = (await searchBooks(em, { query: 'with asin' })).items
    expect(book).toMatchObject({ importSource: 'BULK_IMPORT', metadataCompleteness: 36, fieldSources: {} })
    const { book: touched } = await updateBook(em, { id: book?.id ?? 0, changes: {}, now })
    expect(touched.metadataCompleteness).toBe(36)
  })

  it('takes a book that comes twice as one, and leaves locked fields alone', async () => {
    const em = database().em()
    const mine = await createBook(em, { book: { title: 'Mine', asin: 'B0MINE' }, now })
    const result = await importBooks(em, {
      books: [
        { title: 'Twice', isbn: '9780000000001', publisher: 'First' },
        { title: 'Twice', isbn: '9780000000001', publisher: 'Second' },
        { title: 'Theirs', asin: 'B0MINE', publisher: 'Tor' },
      ],
      now,
    })
    expect(result).toMatchObject({ created: 1, updated: 2, failed: 0 })
    const [twice, ...more] = (await searchBooks(em, { query: 'twice' })).items
    expect(twice).toMatchObject({ publisher: 'Second' })
    expect(more).toEqual([])
    expect(await getBook(em, mine.id)).toMatchObject({ title: 'Mine', publisher: 'Tor' })
  })

  it('keeps every good row and names every bad one', async () => {
    const em = database().em()
    const before = (await listBooks(em)).total
    const bad = [
      { title: 'Half a year', publishedYear: 2000.5 },
      { title: 'No number', durationSeconds: Number.NaN },
      { title: ' ' },
      { title: 'Good' },
      { title: 'Endless', durationSeconds: Number.POSITIVE_INFINITY },
      { title: 'Half a byte', sizeBytes: 1.5 },
      { title: 'Far away', publishedYear: 2 ** 40 },
    ]
    const result = await importBooks(em, { books: bad, now })
    expect(result).toMatchObject({ created: 1, failed: 6 })
    expect(result.errors.map(({ index, field }) => [index, field])).toEqual([
      [0, 'publishedYear'],
      [1, 'durationSeconds'],
      [2, 'title'],
      [4, 'durationSeconds'],
      [5, 'sizeBytes'],
      [6, 'publishedYear'],
    ])
    expect((await listBooks(em)).total).toBe(before + 1)
    await expect(createBook(em, { book: { title: 'NaN', durationSeconds: Number.NaN }, now })).rejects.toSatisfy(
      (error) => isDomainError(error, 'invalid_value') && error.field === 'durationSeconds',
    )
  })
})
