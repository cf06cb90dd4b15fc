import { type RawBuilder, sql } from 'kysely'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import {
  applyChangeSet,
  authorStatistics,
  createAuthor,
  createBook,
  createSeries,
  dataQuality,
  deleteAuthor,
  deleteBook,
  deleteCorrection,
  deleteSeries,
  getAuthor,
  getBook,
  getChangeSet,
  getCorrection,
  getSeries,
  importBooks,
  isDomainError,
  listAuthorSeries,
  listChangeSets,
  listBooks,
  listCorrections,
  mergeLibraryItems,
  metadataStatistics,
  planChangeSet,
  recordAppliedChangeSet,
  revertChangeSet,
  searchBooks,
  updateAuthor,
  updateBook,
  updateSeries,
} from './index.ts'

const now = new Date('2026-05-01T00:00:00.000Z')
const later = new Date('2026-05-02T00:00:00.000Z')
const failsWith = (code: Parameters<typeof isDomainError>[1]) => (error: unknown) => isDomainError(error, code)

onBothDatabases('writing books', (database) => {
  it('adds a book with its ties, words, counts and completeness', async () => {
    const em = database().em()
    const author = await createAuthor(em, { author: { name: 'Ursula K. Le Guin' }, now })
    const book = await createBook(em, {
      book: {
        title: 'A Wizard of Earthsea',
        authors: [{ id: author.id }, { name: 'Somebody Else' }],
        series: [{ name: 'Earthsea', sequence: '1' }],
        narrators: ['Rob Inglis'],
        publishedYear: 1968,
      },
      now,
    })
    expect(book).toMatchObject({ importSource: 'API', status: 'active', metadataCompleteness: 46, version: 1 })
    expect(book.authors.map((one) => one.name)).toEqual(['Ursula K. Le Guin', 'Somebody Else'])
    expect(await getAuthor(em, author.id)).toMatchObject({ booksOwned: 1 })
    expect(await getSeries(em, book.series[0]?.id ?? 0)).toMatchObject({ name: 'Earthsea', ownedBooks: 1 })
    expect((await searchBooks(em, { query: 'earthsea guin' })).items.map((one) => one.id)).toEqual([book.id])
    expect(await getBook(em, book.id)).toEqual(book)
    expect(await authorStatistics(em, author.id)).toMatchObject({
      books: { active: 1, duplicate: 0, archived: 0 },
      narrators: [{ name: 'Rob Inglis', books: 1 }],
      firstPublishedYear: 1968,
    })
    expect((await listAuthorSeries(em, author.id)).items).toMatchObject([{ name: 'Earthsea', booksByAuthor: 1 }])
  })

  it('names the other book in a conflict', async () => {
    const em = database().em()
    const book = await createBook(em, {
      book: { title: 'Twice', authors: [{ name: 'Twin' }], absBookId: 'twice' },
      now,
    })
    const refused = (error: unknown) => isDomainError(error, 'conflict') && error.id === book.id
    await expect(createBook(em, { book: { title: 'Other', absBookId: 'twice' }, now })).rejects.toSatisfy(refused)
    await expect(createBook(em, { book: { title: 'TWICE!', authors: [{ name: 'twin' }] }, now })).rejects.toSatisfy(
      refused,
    )
    await createBook(em, { book: { title: 'Twice', authors: [{ name: 'Twin' }], asin: 'B0OTHER' }, now })
    await createBook(em, { book: { title: 'Twice', authors: [{ name: 'Namesake' }] }, now })
    expect((await searchBooks(em, { query: 'twice' })).total).toBe(3)
  })

  it('undoes a refused write in a transaction of the caller, and only that', async () => {
    const em = database().em()
    await em.transactional(async (inner) => {
      const book = { title: 'Within', authors: [{ name: 'Within' }] }
      await createBook(inner, { book: { ...book, absBookId: 'within' }, now })
      const refused = await Promise.allSettled([
        createBook(inner, { book, now }),
        createBook(inner, { book: { title: 'Other', absBookId: 'within' }, now }),
        createBook(inner, { book: { title: 'Too late', publishedYear: 99_999 }, now }),
        createBook(inner, { book: { title: 'Within too' }, now }),
      ])
      expect(
        refused.map((one) => (one.status === 'rejected' && isDomainError(one.reason) ? one.reason.code : 'written')),
      ).toEqual(['conflict', 'conflict', 'invalid_value', 'written'])
    })
    const found = await searchBooks(em, { query: 'within' })
    expect(found.items.map((one) => one.title).toSorted()).toEqual(['Within', 'Within too'])
    expect(
      (await getAuthor(em, found.items.find((one) => one.title === 'Within')?.authors[0]?.id ?? 0))?.booksOwned,
    ).toBe(1)
  })

  it('changes only what is given, keeps the old values, and refuses an old version', async () => {
    const em = database().em()
    const book = await createBook(em, {
      book: {
        title: 'Before',
        authors: [{ name: 'One' }],
        series: [{ name: 'Moving', sequence: '1' }],
        language: 'en',
      },
      now,
    })
    const { book: changed, changes } = await updateBook(em, {
      id: book.id,
      changes: { title: 'After', language: null, authors: [{ name: 'Two' }], series: [], publisher: null },
      version: 1,
      now: later,
    })
    expect(changes).toEqual({
      title: { old: 'Before', new: 'After' },
      language: { old: 'en', new: null },
      authors: { old: ['One'], new: ['Two'] },
      series: { old: [{ name: 'Moving', sequence: '1' }], new: [] },
    })
    expect(changed).toMatchObject({ title: 'After', fieldSources: { title: { source: 'MANUAL', locked: true } } })
    expect(await getSeries(em, book.series[0]?.id ?? 0)).toMatchObject({ ownedBooks: 0 })
    await expect(updateBook(em, { id: book.id, changes: { title: 'Late' }, version: 1, now })).rejects.toSatisfy(
      failsWith('version_conflict'),
    )
    await expect(updateBook(em, { id: 999_999, changes: { title: 'None' }, now })).rejects.toSatisfy(
      failsWith('not_found'),
    )
    await expect(updateBook(em, { id: book.id, changes: { title: ' ' }, now })).rejects.toSatisfy(
      failsWith('invalid_value'),
    )
    await expect(updateBook(em, { id: book.id, changes: { publishedYear: 99 }, now })).rejects.toSatisfy(
      (error) => isDomainError(error, 'invalid_value') && error.field === 'publishedYear',
    )
    expect((await listCorrections(em, { bookId: book.id })).total).toBe(4)
  })

  it('lets one of two writers win when both have seen the same version', async () => {
    const book = await createBook(database().em(), { book: { title: 'Contested' }, now })
    const writers = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((publisher) =>
        updateBook(database().em(), { id: book.id, changes: { publisher }, version: 1, now }),
      ),
    )
    expect(writers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await getBook(database().em(), book.id))?.version).toBe(2)
  })

  it('archives softly and deletes for good, and counts follow', async () => {
    const em = database().em()
    const book = await createBook(em, {
      book: { title: 'Going', authors: [{ name: 'Leaver' }], series: [{ name: 'Leaving', sequence: '1' }] },
      now,
    })
    const owned = async () => [
      (await getAuthor(em, book.authors[0]?.id ?? 0))?.booksOwned,
      (await getSeries(em, book.series[0]?.id ?? 0))?.ownedBooks,
    ]
    expect(await owned()).toEqual([1, 1])
    expect(await deleteBook(em, { id: book.id, now })).toBe(true)
    expect((await getBook(em, book.id))?.status).toBe('archived')
    expect(await owned()).toEqual([0, 0])
    expect(await deleteBook(em, { id: book.id, hard: true, now })).toBe(true)
    expect(await getBook(em, book.id)).toBeNull()
    expect(await deleteBook(em, { id: book.id, hard: true, now })).toBe(false)
  })

  it('imports in bulk, twice alike, and names every bad row', async () => {
    const em = database().em()
    const books = [
      { title: 'Bulk one', asin: 'B0BULK1', authors: [{ name: 'Bulk' }], series: [{ name: 'Bulked', sequence: '1' }] },
      { title: '   ' },
      { title: 'Bulk two', isbn: '9781111111111', publishedYear: 5 },
      { title: 'Bulk three', absBookId: 'bulk3', genres: ['A', 'B'] },
    ]
    const first = await importBooks(em, { books, now })
    expect(first).toMatchObject({ created: 2, updated: 0, unchanged: 0, failed: 2 })
    expect(first.errors).toMatchObject([
      { index: 1, field: 'title' },
      { index: 2, field: 'publishedYear' },
    ])
    expect(await importBooks(em, { books, now })).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 2 })
    expect(await importBooks(em, { books: [{ title: 'Bulk one, renamed', asin: 'B0BULK1' }], now })).toMatchObject({
      updated: 1,
    })
  })
})

onBothDatabases('change sets', (database) => {
  const source = 'AUDIBLE'
  it('are planned, applied, and undone, except where the value was changed since', async () => {
    const em = database().em()
    const book = await createBook(em, {
      book: { title: 'Plan', publisher: 'Old', authors: [{ name: 'A. Uthor' }] },
      now,
    })
    const changes = [
      { fieldName: 'publisher', newValue: 'New', source, evidence: [{ code: 'asin' }] },
      { fieldName: 'title', newValue: 'Plan', source },
      { fieldName: 'authors', newValue: ['B. Uthor'], source },
      { fieldName: 'publishedYear', newValue: 2001, source },
      { fieldName: 'series', newValue: [{ name: 'Planned', sequence: '2' }], source },
    ] as const
    const planned = await planChangeSet(em, { bookId: book.id, changes, target: 'local', now })
    expect(planned).toMatchObject({ status: 'planned', bookId: book.id, appliedAt: null })
    expect(planned?.corrections.map((one) => [one.fieldName, one.oldValue])).toEqual([
      ['publisher', 'Old'],
      ['authors', ['A. Uthor']],
      ['publishedYear', null],
      ['series', []],
    ])
    expect(await getBook(em, book.id)).toMatchObject({ publisher: 'Old', version: 1 })
    const id = planned?.id ?? 0
    expect(await applyChangeSet(em, { id, now: later })).toMatchObject({
      status: 'applied',
      appliedAt: later.toISOString(),
    })
    expect(await getBook(em, book.id)).toMatchObject({
      publisher: 'New',
      publishedYear: 2001,
      authors: [{ name: 'B. Uthor' }],
      series: [{ name: 'Planned', sequence: '2' }],
      fieldSources: { publisher: { source } },
    })
    await expect(applyChangeSet(em, { id, now })).rejects.toSatisfy(failsWith('illegal_transition'))
    await updateBook(em, { id: book.id, changes: { publishedYear: 1999 }, now })
    const reverted = await revertChangeSet(em, { id, now: later })
    expect(reverted.status).toBe('partly')
    expect(reverted.corrections.filter((one) => one.error !== null).map((one) => one.fieldName)).toEqual([
      'publishedYear',
    ])
    expect(await getBook(em, book.id)).toMatchObject({
      publisher: 'Old',
      publishedYear: 1999,
      authors: [{ name: 'A. Uthor' }],
      series: [],
    })
    await expect(planChangeSet(em, { bookId: 999_999, changes, target: 'local', now })).rejects.toSatisfy(
      failsWith('not_found'),
    )
    expect(
      await planChangeSet(em, {
        bookId: book.id,
        changes: [{ fieldName: 'title', newValue: 'Plan', source }],
        target: 'local',
        now,
      }),
    ).toBeNull()
  })

  it('reverted give a field back to whom it was from, and its lock', async () => {
    const em = database().em()
    const item = sampleItem({ absBookId: 'reverted', title: 'Reverted', publisher: 'Theirs', language: 'en' })
    const { books } = await mergeLibraryItems(em, { items: [item], now })
    const id = books[0]?.id ?? 0
    await updateBook(em, { id, changes: { language: 'de' }, now })
    await updateBook(em, { id, changes: { publisher: 'Mine', language: 'fr' }, now })
    const [last] = (await listChangeSets(em, { bookId: id })).items
    await revertChangeSet(em, { id: last?.id ?? 0, now })
    expect((await getBook(em, id))?.fieldSources).toEqual({ language: { source: 'MANUAL', locked: true } })
    const again = { ...item, publisher: 'Theirs again', language: 'es', contentHash: 'again' }
    await mergeLibraryItems(em, { items: [again], now: later })
    expect(await getBook(em, id)).toMatchObject({ publisher: 'Theirs again', language: 'de' })
  })

  it('reverted give back the author of the name, not a namesake, with the role', async () => {
    const em = database().em()
    const author = { name: 'John Smith' }
    const [first, second] = [await createAuthor(em, { author, now }), await createAuthor(em, { author, now })]
    const series = [
      await createSeries(em, { series: { name: 'Smiths' }, now }),
      await createSeries(em, { series: { name: 'Smiths' }, now }),
    ]
    const book = await createBook(em, {
      book: {
        title: 'By the second',
        authors: [{ id: second.id }, { name: 'Tania Translator', role: 'translator' }],
        series: [{ id: series[1]?.id ?? 0, sequence: '2' }],
      },
      now,
    })
    expect(book.authors.map((one) => one.role)).toEqual(['author', 'translator'])
    const translator = book.authors[1]?.id ?? 0
    const changes = { authors: [{ id: translator }, { name: 'Somebody' }], series: [] }
    const { book: changed, changes: kept } = await updateBook(em, { id: book.id, changes, now })
    expect(changed.authors.map((one) => one.role)).toEqual(['translator', 'author'])
    expect(kept['authors']?.old).toEqual(['John Smith', { name: 'Tania Translator', role: 'translator' }])
    const [set] = (await listChangeSets(em, { bookId: book.id })).items
    expect(await revertChangeSet(em, { id: set?.id ?? 0, now })).toMatchObject({ status: 'reverted' })
    const back = await getBook(em, book.id)
    expect(back?.authors).toEqual(book.authors)
    expect(back?.series).toEqual(book.series)
    expect(back?.authors[0]?.id).not.toBe(first.id)
    const { changes: roles } = await updateBook(em, {
      id: book.id,
      changes: {
        authors: [
          { id: second.id, role: 'editor' },
          { id: translator, role: 'author' },
        ],
      },
      now,
    })
    expect(roles['authors']?.new).toEqual([{ name: 'John Smith', role: 'editor' }, 'Tania Translator'])
    await deleteAuthor(em, { id: second.id, force: true })
    const [latest] = (await listChangeSets(em, { bookId: book.id })).items
    await deleteBook(em, { id: book.id, hard: true, now })
    expect((await getChangeSet(em, latest?.id ?? 0))?.corrections).toMatchObject([
      { bookId: null, bookTitle: 'By the second', fieldName: 'authors' },
    ])
    const [correction] = latest?.corrections ?? []
    expect(await getCorrection(em, correction?.id ?? 0)).toMatchObject({ bookTitle: 'By the second' })
    expect(await getCorrection(em, 999_999)).toBeNull()
    expect(await getChangeSet(em, 999_999)).toBeNull()
  })

  it('written by a task keep what was refused', async () => {
    const em = database().em()
    const book = await createBook(em, { book: { title: 'Upstream' }, now })
    const planned = await planChangeSet(em, {
      bookId: book.id,
      changes: [
        { fieldName: 'publisher', newValue: 'Tor', source },
        { fieldName: 'language', newValue: 'en', source },
      ],
      target: 'audiobookshelf',
      now,
    })
    const [first, second] = planned?.corrections ?? []
    const results = [
      { correctionId: first?.id ?? 0, error: null },
      { correctionId: second?.id ?? 0, error: 'Audiobookshelf refused it.' },
    ]
    const recorded = await recordAppliedChangeSet(em, { id: planned?.id ?? 0, results, now: later })
    expect(recorded).toMatchObject({
      status: 'partly',
      corrections: [{ error: null }, { error: 'Audiobookshelf refused it.', appliedAt: null }],
    })
    expect(await getBook(em, book.id)).toMatchObject({ publisher: 'Tor', language: null })
    await expect(deleteCorrection(em, { id: first?.id ?? 0 })).rejects.toSatisfy(failsWith('in_use'))
    expect(await deleteCorrection(em, { id: second?.id ?? 0 })).toBe(true)
    expect(await deleteCorrection(em, { id: first?.id ?? 0, force: true })).toBe(true)
    const sets = await listChangeSets(em, { limit: 500 })
    expect(sets.total).toBe(sets.items.length)
    expect(sets.items.map((one) => one.id)).not.toContain(planned?.id)
    const statistics = await metadataStatistics(em, { now: later })
    expect(statistics.corrections).toBe((await listCorrections(em)).total)
  })
})

onBothDatabases('writing authors and series', (database) => {
  it('keeps ties through a rename, and finds the new name', async () => {
    const em = database().em()
    const book = await createBook(em, {
      book: { title: 'Renamed', authors: [{ name: 'Old Name' }], series: [{ name: 'Old Series', sequence: '1' }] },
      now,
    })
    const [authorId, seriesId] = [book.authors[0]?.id ?? 0, book.series[0]?.id ?? 0]
    const { changes } = await updateAuthor(em, {
      id: authorId,
      changes: { name: 'Zoë Neu', asin: 'B0AUTHOR' },
      version: 1,
      now,
    })
    expect(changes).toEqual({ name: { old: 'Old Name', new: 'Zoë Neu' }, asin: { old: null, new: 'B0AUTHOR' } })
    await updateSeries(em, { id: seriesId, changes: { name: 'Neue Reihe', totalBooks: 3 }, now })
    expect(await getSeries(em, seriesId)).toMatchObject({ completionPercentage: 33.3, completionStatus: 'incomplete' })
    expect((await searchBooks(em, { query: 'zoe neue reihe' })).items.map((one) => one.id)).toEqual([book.id])
    expect((await searchBooks(em, { query: 'old name' })).items).toEqual([])
    const other = await createAuthor(em, { author: { name: 'Zoë Neu' }, now })
    await expect(updateAuthor(em, { id: other.id, changes: { asin: 'B0AUTHOR' }, now })).rejects.toSatisfy(
      (error) => isDomainError(error, 'conflict') && error.id === authorId && error.field === 'asin',
    )
    await expect(deleteAuthor(em, { id: authorId })).rejects.toSatisfy(failsWith('in_use'))
    expect(await deleteAuthor(em, { id: authorId, force: true })).toBe(true)
    expect(await deleteSeries(em, seriesId)).toBe(true)
    expect(await getBook(em, book.id)).toMatchObject({ authors: [], series: [] })
    expect((await searchBooks(em, { query: 'zoe' })).items).toEqual([])
    const without = async (missingField: 'author' | 'series') =>
      (await listBooks(em, { missingField })).items.map((one) => one.id)
    expect([await without('author'), await without('series')]).toEqual([[book.id], [book.id]])
    await updateBook(em, { id: book.id, changes: { series: [{ name: 'Found again' }] }, now })
    expect([await without('author'), await without('series')]).toEqual([[book.id], []])
    const untied = (await getBook(em, book.id))?.metadataCompleteness
    const { book: touched } = await updateBook(em, { id: book.id, changes: {}, now })
    expect(touched.metadataCompleteness).toBe(untied)
    expect(untied).toBeLessThan(book.metadataCompleteness)
    expect((await dataQuality(em, { now })).find((one) => one.code === 'books_without_author')?.examples).toMatchObject(
      [{ id: book.id }],
    )
    expect(await createSeries(em, { series: { name: 'Neue Reihe', asin: 'B0SERIES' }, now })).toMatchObject({
      ownedBooks: 0,
      completionStatus: 'unknown',
    })
    await expect(createSeries(em, { series: { name: 'Any', asin: 'B0SERIES' }, now })).rejects.toSatisfy(
      failsWith('conflict'),
    )
  })

  it('refuses with the field that is wrong, and without SQL', async () => {
    const em = database().em()
    const broken: [string, RawBuilder<unknown>][] = [
      ['publishedYear', sql`update book set published_year = 12`],
      ['metadataCompleteness', sql`update book set metadata_completeness = 101`],
      ['durationSeconds', sql`update book set duration_seconds = -1`],
      ['status', sql`update book set status = 'lost'`],
      ['title', sql`update book set title = ''`],
      ['title', sql`update book set title = null`],
    ]
    await createBook(em, { book: { title: 'Constrained' }, now })
    const { toDomainError } = await import('../driver-fault.ts')
    for (const [field, statement] of broken) {
      const error = await statement.execute(em.getKysely()).then(() => null, toDomainError)
      expect(error).toMatchObject({ code: 'invalid_value', field })
      expect(JSON.stringify(error) + String(error)).not.toMatch(/update|set /i)
    }
  })
})
