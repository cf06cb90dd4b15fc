import { describe, expect, test } from 'vitest'
import { onBothDatabases } from './__fixtures__/on-both-databases.ts'
import { problemIn } from './__fixtures__/problem-in.ts'
import { keys } from './__fixtures__/start-app.ts'

onBothDatabases('bulk import', (server) => {
  const send = (payload: string | object, type = 'application/json') =>
    server().ask({
      method: 'POST',
      url: '/api/books/bulk-import',
      key: keys.write,
      headers: { 'content-type': type },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })
  const find = async (query: string) =>
    (await server().ask({ url: `/api/books/search?query=${encodeURIComponent(query)}`, key: keys.read })).json()

  test('keeps every good row and names every bad one, by its place', async () => {
    const books = [
      { title: 'Good one', asin: 'B000000001' },
      { title: '' },
      { title: 'Good two', authors: [{ name: 'Q. R.' }] },
      'not a book',
      { title: 'Unknown field', colour: 'red' },
      { title: 'Bad author', authors: [{ id: 999_999 }] },
      { title: 'Good three', isbn: '0-06-051275-X' },
    ]
    const result = (await send({ books })).json()
    expect(result).toMatchObject({ created: 3, updated: 0, unchanged: 0, failed: 4 })
    expect(result.errors.map(({ index }: { index: number }) => index)).toEqual([1, 3, 4, 5])
    expect(result.errors[0]).toMatchObject({ issues: [{ path: 'title' }] })
    expect(result.errors[2]).toEqual({ index: 4, issues: [{ path: 'colour', message: 'Unknown field' }] })
    expect(await find('good three')).toMatchObject({ items: [{ isbn: '9780060512750', importSource: 'BULK_IMPORT' }] })
  })

  test('changes nothing the second time, and only what is new the third', async () => {
    const book = { title: 'Again', asin: 'B000000002', language: 'en' }
    expect((await send({ books: [book] })).json()).toMatchObject({ created: 1 })
    expect((await send({ books: [book] })).json()).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect((await send({ books: [{ ...book, language: 'de' }] })).json()).toMatchObject({ updated: 1 })
  })

  describe('of a table', () => {
    test('reads numbers, booleans, lists, authors and series', async () => {
      const table = [
        'title,authors,narrators,series,sequence,publishedYear,abridged,durationSeconds,genres',
        '"Words, of Fire",A. One; B. Two,N. One;N. Two,Fires,2.5,1999,false,3600.5,Fantasy; Epic',
        'Bare,,,,,,,,',
        'Wrong year,,,,,MCMXCIX,,,',
        ',,,,,,,,',
      ].join('\r\n')
      const result = (await send(`\uFEFF${table}`, 'text/csv; charset=utf-8')).json()
      expect(result).toMatchObject({ created: 2, failed: 2, errors: [{ index: 2 }, { index: 3 }] })
      expect(await find('words of fire')).toMatchObject({
        items: [
          {
            title: 'Words, of Fire',
            authors: [{ name: 'A. One' }, { name: 'B. Two' }],
            narrators: ['N. One', 'N. Two'],
            series: [{ name: 'Fires', sequence: '2.5' }],
            publishedYear: 1999,
            abridged: false,
            durationSeconds: 3600.5,
            genres: ['Fantasy', 'Epic'],
          },
        ],
      })
    })

    test('tells the line at which it cannot be read', async () => {
      expect(problemIn(await send('title,isbn\nA,1,2\n', 'text/csv'))).toMatchObject({
        code: 'malformed_request',
        detail: 'The table cannot be read. Look at line 2.',
      })
    })
  })

  test('of lines of JSON names the lines that are none', async () => {
    const lines = ['{"title":"Line one"}', '', '{"title":', '{"title":"Line three"}'].join('\n')
    expect((await send(lines, 'application/x-ndjson')).json()).toMatchObject({ created: 2, errors: [{ index: 1 }] })
  })

  test('takes a larger body than other routes, and at most 5,000 rows', async () => {
    const row = (index: number) => ({
      title: `Row ${index}`,
      description: 'x'.repeat(15_000),
      asin: `B1${String(index).padStart(8, '0')}`,
    })
    const books = Array.from({ length: 100 }, (_, index) => row(index))
    expect(JSON.stringify({ books }).length).toBeGreaterThan(1_048_576)
    expect((await send({ books })).json()).toMatchObject({ created: 100, failed: 0 })
    const many = Array.from({ length: 5001 }, () => ({ title: 'Many' }))
    expect(problemIn(await send({ books: many }))).toMatchObject({ code: 'invalid_input', issues: [{ path: 'books' }] })
    expect(problemIn(await send({ books: [] })).code).toBe('invalid_input')
  })

  test('other routes take neither tables nor lines', async () => {
    for (const type of ['text/csv', 'application/x-ndjson']) {
      const headers = { 'content-type': type }
      const response = await server().ask({
        method: 'POST',
        url: '/api/books',
        key: keys.write,
        headers,
        payload: 'title\nA',
      })
      expect(problemIn(response).code).toBe('unsupported_media_type')
    }
  })
})
