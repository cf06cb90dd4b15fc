import { createDownload, keepDocument, planChangeSet } from '@shelfhand/domain/queries'
import { describe, expect, test } from 'vitest'
import { onBothDatabases } from './__fixtures__/on-both-databases.ts'
import { codeIn, problemIn } from './__fixtures__/problem-in.ts'
import { keys } from './__fixtures__/start-app.ts'

const tooLong = (longest: number) => 'x'.repeat(longest + 1)

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

onBothDatabases('writing', (server) => {
  const ask = (method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
    server().ask({ method, url: `/api${url}`, key: keys.write, headers, ...(payload && { payload }) })

  /** Sends a request that has to succeed, and gives the answer. */
  async function done<Answer>(...request: Parameters<typeof ask>): Promise<Answer> {
    const response = await ask(...request)
    expect([request[1], response.statusCode, response.statusCode < 300 ? '' : response.payload]).toEqual([
      request[1],
      response.statusCode,
      '',
    ])
    return response.json()
  }

  interface Book {
    readonly id: number
    readonly version: number
    readonly authors: readonly { readonly id: number; readonly name: string }[]
    readonly series: readonly { readonly id: number }[]
  }

  describe('a book', () => {
    test('is added with all it has, and found at its location', async () => {
      const response = await ask('POST', '/books', {
        title: '  The Dispossessed ',
        authors: [{ name: 'Ursula K. Le Guin' }],
        series: [{ name: 'Hainish Cycle', sequence: '6' }],
        narrators: ['Don Leslie'],
        isbn: '0-06-051275-X',
        asin: 'b002v0qucu',
        publishedYear: 1974,
        durationSeconds: 48_000,
      })
      expect(response.statusCode).toBe(201)
      const book = response.json<Book>()
      expect(response.headers['location']).toBe(`/api/books/${book.id}`)
      expect(response.headers['etag']).toBe(`"${book.version}"`)
      expect(book).toMatchObject({
        title: 'The Dispossessed',
        isbn: '9780060512750',
        asin: 'B002V0QUCU',
        importSource: 'API',
        fieldSources: { title: { source: 'MANUAL', locked: true } },
      })
      expect(await done('GET', `/books/${book.id}`)).toEqual(book)
    })

    test.each([
      [{}, 'title'],
      [{ title: '' }, 'title'],
      [{ title: ' \t ' }, 'title'],
      [{ title: null }, 'title'],
      [{ title: 5 }, 'title'],
      [{ title: tooLong(500) }, 'title'],
      [{ title: 'a\0b' }, 'title'],
      [{ title: 'A', isbn: '9780060512751' }, 'isbn'],
      [{ title: 'A', asin: '12345' }, 'asin'],
      [{ title: 'A', publishedYear: 999 }, 'publishedYear'],
      [{ title: 'A', publishedYear: 10_000 }, 'publishedYear'],
      [{ title: 'A', publishedYear: '1974' }, 'publishedYear'],
      [{ title: 'A', publishedDate: '1974-13-01' }, 'publishedDate'],
      [{ title: 'A', durationSeconds: -1 }, 'durationSeconds'],
      [{ title: 'A', description: tooLong(20_000) }, 'description'],
      [{ title: 'A', authors: [{ name: ' ' }] }, 'authors.0.name'],
      [{ title: 'A', authors: [{ id: 999_999 }] }, 'authors.0.id'],
      [{ title: 'A', series: [{ id: 999_999 }] }, 'series.0.id'],
      [{ title: 'A', id: 7 }, 'id'],
      [{ title: 'A', version: 7 }, 'version'],
    ])('wrong input %# is refused', async (payload, path) => {
      const problem = problemIn(await ask('POST', '/books', payload))
      expect(problem.code).toBe('invalid_input')
      expect(problem.issues?.[0]?.path).toBe(path)
    })

    test('is not added twice', async () => {
      const first = await done<Book>('POST', '/books', {
        title: 'Twice',
        authors: [{ name: 'A. B.' }],
        absBookId: 'abs-twice',
      })
      const sameId = problemIn(await ask('POST', '/books', { title: 'Another', absBookId: 'abs-twice' }))
      expect(sameId).toMatchObject({ code: 'conflict', existingId: first.id })
      const sameEdition = problemIn(
        await ask('POST', '/books', { title: 'Twice', authors: [{ id: first.authors[0]?.id }] }),
      )
      expect(sameEdition).toMatchObject({ code: 'conflict', existingId: first.id })
    })

    test('changes what is given, and nothing else', async () => {
      const book = await done<Book>('POST', '/books', { title: 'Befor', publisher: 'Old', language: 'en' })
      const changed = await done<Book>('PUT', `/books/${book.id}`, { title: 'Before', publisher: null })
      expect(changed).toMatchObject({
        title: 'Before',
        publisher: null,
        language: 'en',
        changes: { title: { old: 'Befor', new: 'Before' }, publisher: { old: 'Old', new: null } },
      })
      expect(changed.version).toBeGreaterThan(book.version)
      const corrections = await done<{ total: number }>('GET', `/metadata/corrections?bookId=${book.id}&source=MANUAL`)
      expect(corrections).toMatchObject({ total: 2 })
      expect(problemIn(await ask('PUT', `/books/${book.id}`, {})).issues).toEqual([
        { path: '', message: 'Give at least one field to change' },
      ])
      expect(codeIn(await ask('PUT', `/books/${book.id}`, { title: null }))).toBe('invalid_input')
    })

    test('is changed by one of two who saw the same version', async () => {
      const book = await done<Book>('POST', '/books', { title: 'Contended' })
      const seen = { 'if-match': `"${book.version}"` }
      expect((await ask('PUT', `/books/${book.id}`, { language: 'de' }, seen)).statusCode).toBe(200)
      expect(codeIn(await ask('PUT', `/books/${book.id}`, { language: 'fr' }, seen))).toBe('conflict')
      expect(codeIn(await ask('PUT', `/books/${book.id}`, { language: 'fr', version: book.version }))).toBe('conflict')
      expect(codeIn(await ask('PUT', `/books/${book.id}`, { language: 'fr' }, { 'if-match': 'x' }))).toBe(
        'malformed_request',
      )
      expect(await done('GET', `/books/${book.id}`)).toMatchObject({ language: 'de' })
    })

    test('is archived first, and deleted for good on request', async () => {
      const book = await done<Book>('POST', '/books', { title: 'To be deleted' })
      expect((await ask('DELETE', `/books/${book.id}`)).statusCode).toBe(204)
      expect(await done('GET', `/books/${book.id}`)).toMatchObject({ status: 'archived' })
      expect((await ask('DELETE', `/books/${book.id}?hard=true`)).statusCode).toBe(204)
      expect(codeIn(await ask('GET', `/books/${book.id}`))).toBe('not_found')
      expect(codeIn(await ask('DELETE', `/books/${book.id}?hard=yes`))).toBe('invalid_input')
    })
  })

  describe('a correction', () => {
    interface Correction {
      readonly id: number
      readonly changeSetId: number
      readonly revertedAt: string | null
    }

    test('is applied, kept against deletion, and reverted', async () => {
      const book = await done<Book>('POST', '/books', { title: 'Worng' })
      const correction = await done<Correction>('POST', '/metadata/corrections', {
        bookId: book.id,
        fieldName: 'title',
        newValue: 'Wrong',
        reason: 'A slip of the pen',
      })
      expect(correction).toMatchObject({
        oldValue: 'Worng',
        newValue: 'Wrong',
        source: 'MANUAL',
        reason: 'A slip of the pen',
      })
      expect(await done('GET', `/books/${book.id}`)).toMatchObject({ title: 'Wrong' })
      expect(codeIn(await ask('DELETE', `/metadata/corrections/${correction.id}`))).toBe('conflict')

      const reverted = await done<Correction>('POST', `/metadata/corrections/${correction.id}/revert`)
      expect(reverted.revertedAt).not.toBeNull()
      expect(await done('GET', `/books/${book.id}`)).toMatchObject({ title: 'Worng' })
      expect((await ask('DELETE', `/metadata/corrections/${correction.id}`)).statusCode).toBe(204)
    })

    test('leaves a value alone that was changed since', async () => {
      const book = await done<Book>('POST', '/books', { title: 'First' })
      const { id } = await done<Correction>('POST', '/metadata/corrections', {
        bookId: book.id,
        fieldName: 'title',
        newValue: 'Second',
      })
      await done('PUT', `/books/${book.id}`, { title: 'Third' })
      expect(await done('POST', `/metadata/corrections/${id}/revert`)).toMatchObject({
        revertedAt: null,
        error: expect.stringContaining('changed since'),
      })
      expect(await done('GET', `/books/${book.id}`)).toMatchObject({ title: 'Third' })
    })

    test.each([
      [{ fieldName: 'title', newValue: null }, 'newValue'],
      [{ fieldName: 'title' }, 'newValue'],
      [{ fieldName: 'publishedYear', newValue: '1974' }, 'newValue'],
      [{ fieldName: 'isbn', newValue: '123' }, 'newValue'],
      [{ fieldName: 'authors', newValue: [''] }, 'newValue.0'],
      [{ fieldName: 'version', newValue: 3 }, 'fieldName'],
      [{ fieldName: 'title', newValue: 'A', oldValue: 'B' }, 'oldValue'],
    ])('%j is refused', async (fields, path) => {
      const book = await done<Book>('POST', '/books', { title: 'Stays' })
      const problem = problemIn(await ask('POST', '/metadata/corrections', { bookId: book.id, ...fields }))
      expect([problem.code, problem.issues?.[0]?.path]).toEqual(['invalid_input', path])
      await ask('DELETE', `/books/${book.id}?hard=true`)
    })

    test('that would change nothing is refused', async () => {
      const book = await done<Book>('POST', '/books', { title: 'Right', authors: [{ name: 'C. D.' }] })
      const same = { bookId: book.id, fieldName: 'authors', newValue: ['C. D.'] }
      expect(codeIn(await ask('POST', '/metadata/corrections', same))).toBe('conflict')
    })
  })

  test('metadata is looked through, of a book or of given fields', async () => {
    const book = await done<Book>('POST', '/books', { title: 'Dune [Unabridged]', authors: [{ name: 'I. J.' }] })
    expect(await done('POST', '/metadata/validate', { bookId: book.id })).toMatchObject({
      problems: [{ field: 'title', code: 'flags_in_title', suggestion: 'Dune' }],
    })
    expect(await done('POST', '/metadata/validate', { fields: { isbn: '123' } })).toMatchObject({
      problems: [{ field: 'isbn', code: 'invalid_isbn' }],
    })
    expect(codeIn(await ask('POST', '/metadata/validate', { bookId: 999_999 }))).toBe('not_found')
    expect(codeIn(await ask('POST', '/metadata/validate', { bookId: book.id, fields: {} }))).toBe('invalid_input')
    expect(codeIn(await ask('POST', '/metadata/validate', {}))).toBe('invalid_input')
  })

  test('a change set is planned, applied and undone', async () => {
    const book = await done<Book>('POST', '/books', { title: 'Plan', authors: [{ name: 'E. F.' }] })
    const set = await planChangeSet(server().db.em(), {
      bookId: book.id,
      target: 'local',
      changes: [
        {
          fieldName: 'language',
          newValue: 'en',
          source: 'AUDIBLE',
          evidence: [{ code: 'asin', sentence: 'By its ASIN.' }],
        },
        { fieldName: 'authors', newValue: ['E. F.', 'G. H.'], source: 'AUDIBLE' },
      ],
      now: new Date(),
    })
    const url = `/metadata/change-sets/${set?.id}`
    expect(await done('GET', `/metadata/change-sets?status=planned&bookId=${book.id}`)).toMatchObject({ total: 1 })
    expect(codeIn(await ask('POST', `${url}/revert`))).toBe('conflict')
    expect(await done('POST', `${url}/apply`)).toMatchObject({ status: 'applied', corrections: { length: 2 } })
    expect(await done<Book>('GET', `/books/${book.id}`)).toMatchObject({
      language: 'en',
      authors: [{}, { name: 'G. H.' }],
    })
    expect(codeIn(await ask('POST', `${url}/apply`))).toBe('conflict')
    expect(await done('POST', `${url}/revert`)).toMatchObject({ status: 'reverted' })
    expect(await done('GET', `/books/${book.id}`)).toMatchObject({ language: null, authors: { length: 1 } })
  })

  test('a change set for Audiobookshelf is left to the task that planned it', async () => {
    const book = await done<Book>('POST', '/books', { title: 'Elsewhere' })
    const change = { fieldName: 'language', newValue: 'en', source: 'AUDIBLE' } as const
    const input = { bookId: book.id, target: 'audiobookshelf', changes: [change], now: new Date() } as const
    const set = await planChangeSet(server().db.em(), input)
    expect(codeIn(await ask('POST', `/metadata/change-sets/${set?.id}/apply`))).toBe('conflict')
    expect(await done('GET', `/books/${book.id}`)).toMatchObject({ language: null })
  })

  describe('authors', () => {
    test('are told apart by their ids, not by their names', async () => {
      const first = await done<Book>('POST', '/authors', { name: 'John Smith', asin: 'B000APZGGS' })
      const second = await done<Book>('POST', '/authors', { name: 'John Smith' })
      expect(second.id).not.toBe(first.id)
      const taken = problemIn(await ask('POST', '/authors', { name: 'Other', asin: 'b000apzggs' }))
      expect(taken).toMatchObject({ code: 'conflict', existingId: first.id })
    })

    test('keep their books when they get another name', async () => {
      const book = await done<Book>('POST', '/books', { title: 'By somebody', authors: [{ name: 'Jon Smythe' }] })
      const id = book.authors[0]?.id
      const changed = await done('PUT', `/authors/${id}`, { name: 'John Smythe', favourite: true })
      expect(changed).toMatchObject({ favourite: true, changes: { name: { old: 'Jon Smythe', new: 'John Smythe' } } })
      expect(await done('GET', `/authors/${id}`)).toMatchObject({ books: [{ id: book.id }] })
      expect(await done('GET', '/books/search?query=smythe')).toMatchObject({ items: [{ id: book.id }] })
    })

    test('with books are deleted only by force', async () => {
      const book = await done<Book>('POST', '/books', { title: 'Untied', authors: [{ name: 'Gone Soon' }] })
      const url = `/authors/${book.authors[0]?.id}`
      expect(codeIn(await ask('DELETE', url))).toBe('conflict')
      expect((await ask('DELETE', `${url}?force=true`)).statusCode).toBe(204)
      expect(await done('GET', `/books/${book.id}`)).toMatchObject({ authors: [] })
    })
  })

  test('series are added, completed by their total, and deleted without their books', async () => {
    const series = await done<Book>('POST', '/series', { name: 'Trilogy' })
    const book = await done<Book>('POST', '/books', { title: 'Part one', series: [{ id: series.id, sequence: '1' }] })
    expect(await done('GET', `/series/${series.id}`)).toMatchObject({ ownedBooks: 1, completionStatus: 'unknown' })
    expect(await done('PUT', `/series/${series.id}`, { totalBooks: 3 })).toMatchObject({
      completionPercentage: 33.3,
      completionStatus: 'incomplete',
      changes: { totalBooks: { old: null, new: 3 } },
    })
    expect((await ask('DELETE', `/series/${series.id}`)).statusCode).toBe(204)
    expect(await done('GET', `/books/${book.id}`)).toMatchObject({ series: [] })
  })

  test('downloads are told without what trackers put keys into', async () => {
    const magnet = 'magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&tr=https://tracker/CANARY/announce'
    const { id } = await createDownload(server().db.em(), {
      download: {
        title: 'The Word',
        author: 'A',
        magnet,
        torrentUrl: 'https://indexer/CANARY',
        infoHash: '0123456789ABCDEF0123456789abcdef01234567',
      },
      now: new Date(),
    })
    for (const url of ['/downloads', `/downloads/${id}`, '/downloads/status/PENDING', '/downloads/search?query=word']) {
      const response = await ask('GET', url)
      expect(response.payload).toContain('0123456789abcdef0123456789abcdef01234567')
      expect(response.payload).not.toContain('CANARY')
    }
    expect(await done('PUT', `/downloads/${id}`, { priority: 1 })).toMatchObject({ priority: 1, title: 'The Word' })
    expect(codeIn(await ask('PUT', `/downloads/${id}`, { status: 'COMPLETED' }))).toBe('invalid_input')
    expect(await done('GET', '/downloads?status=FAILED')).toMatchObject({ total: 0 })
    expect(await done('GET', `/downloads/${id}/failed-attempts`)).toMatchObject({ total: 0, items: [] })
    expect((await ask('DELETE', `/downloads/${id}/failed-attempts`)).statusCode).toBe(204)
    expect(codeIn(await ask('GET', '/downloads/status/LOST'))).toBe('invalid_input')
  })

  test('documents are found by their text, with the place', async () => {
    const markdown = '# Naming\n\nPut the volume number into the folder name, so that the scanner sees it.'
    const document = {
      source: 'mam',
      url: 'https://example.org/guide',
      title: 'Naming guide',
      markdown,
      contentHash: 'x',
    }
    const { id } = await keepDocument(server().db.em(), { document, now: new Date() })
    expect(await done('GET', '/knowledge/search?query=folder volume')).toMatchObject({
      total: 1,
      items: [{ id, snippet: expect.stringContaining('volume') }],
    })
    expect(await done('GET', `/knowledge/documents/${id}`)).toMatchObject({ markdown })
    expect(await done('GET', '/knowledge/documents?source=mam')).toMatchObject({ total: 1 })
  })
})
