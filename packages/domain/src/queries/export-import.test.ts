import { expect, it } from 'vitest'
import { driverProblem, freshDatabase } from '../../testing/databases.ts'
import { fillDatabase } from '../../testing/filled-database.ts'
import type { Database } from './index.ts'
import {
  createBook,
  exportDatabase,
  importDatabase,
  isDomainError,
  mergeLibraryItems,
  searchBooks,
  statistics,
} from './index.ts'

async function exported(database: Database): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportDatabase(database)) lines.push(line)
  return lines
}

/** Cuts lines where they hurt: in the middle of letters of several bytes. */
async function* inPieces(lines: readonly string[], size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(lines.join(''))
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

const ways = [
  ['sqlite', 'postgresql'],
  ['postgresql', 'sqlite'],
  ['sqlite', 'sqlite'],
] as const

it.skipIf(driverProblem('postgresql') !== null).each(ways)(
  'an export of %s fills an empty %s, equal to the last field',
  async (from, to) => {
    const source = await freshDatabase(from)
    const target = await freshDatabase(to)
    try {
      await fillDatabase(source.database)
      const lines = await exported(source.database)
      const tables = new Set(lines.slice(1, -1).map((line) => /"table":"(\w+)"/.exec(line)?.[1]))
      expect(tables.size).toBe(18)
      await importDatabase(target.database, inPieces(lines, 7))
      // PostgreSQL keeps the keys of a JSON object in an order of its own.
      const values = (all: readonly string[]) => all.map((line): unknown => JSON.parse(line))
      expect(values(await exported(target.database))).toEqual(values(lines))
      expect(await statistics(target.database.em())).toEqual(await statistics(source.database.em()))
      expect((await searchBooks(target.database.em(), { query: 'unicode' })).total).toBe(1)
      const book = await createBook(target.database.em(), { book: { title: 'A new id' }, now: new Date() })
      expect(book.id).toBeGreaterThan(5)
      await expect(importDatabase(target.database, inPieces(lines, 1_000))).rejects.toSatisfy((error) =>
        isDomainError(error, 'not_empty'),
      )
    } finally {
      await Promise.all([source.dispose(), target.dispose()])
    }
  },
)

function author(id: number, more: object = {}): string {
  const moment = '2026-01-01T00:00:00.000Z'
  const row = {
    id,
    created_at: moment,
    updated_at: moment,
    version: 1,
    name: 'A',
    sort_name: 'A',
    name_key: 'a',
    words: 'a',
  }
  const counts = { favourite: false, books_owned: 0, books_missing: 0 }
  return `${JSON.stringify({ table: 'author', row: { ...row, ...counts, ...more } })}\n`
}

const wrong = [
  ['', 'line 1'],
  ['{"shelfhand":1}\n', 'line 1'],
  ['{"shelfhand":2}\nnonsense CANARY\n', 'line 2'],
  ['{"shelfhand":2}\n{"table":"nothing","row":{}}\n', 'line 2'],
  ['{"shelfhand":2}\n{"table":"counter","row":{"name":"x","value":1}}\n', 'line 2'],
  ['{"shelfhand":2}\n{"table":"author","row":{"id":1,"name":5}}\n', 'name'],
  ['{"shelfhand":2}\n{"table":"author","row":{"id":1,"evil":5}}\n', 'evil'],
  ['{"shelfhand":2}\n', 'line 2'],
  [`{"shelfhand":2}\n${author(1)}`, 'line 3'],
  [`{"shelfhand":2}\n${author(1)}{"rows":{"author":2}}\n`, 'line 3'],
  [`{"shelfhand":2}\n${author(1)}{"rows":{"author":1,"book":1}}\n`, 'line 3'],
  [`{"shelfhand":2}\n${author(1)}{"rows":{"author":1}}\n${author(2)}`, 'line 4'],
] as const

it.each(wrong)('an import of %j is refused as a whole, naming the place', async (text, field) => {
  const target = await freshDatabase('sqlite')
  try {
    const lines = (async function* () {
      yield text
    })()
    const error: unknown = await importDatabase(target.database, lines).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toSatisfy((thrown) => isDomainError(thrown, 'invalid_value'))
    expect(error).toMatchObject({ field })
    expect(String(error)).not.toContain('CANARY')
    expect(await exported(target.database)).toHaveLength(2)
  } finally {
    await target.dispose()
  }
})

it.each(['sqlite', 'postgresql'] as const)(
  '%s: an import whose source breaks off says so, and not that the database did',
  async (driver) => {
    const target = await freshDatabase(driver)
    try {
      const broken = (async function* () {
        yield `{"shelfhand":2}\n${author(1)}`
        throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
      })()
      const imported = importDatabase(target.database, broken)
      await expect(imported).rejects.toMatchObject({ name: 'DomainError', code: 'invalid_value', reason: 'ECONNRESET' })
      expect(await exported(target.database)).toHaveLength(2)
    } finally {
      await target.dispose()
    }
  },
)

const refused = [
  ['a moment that is written in another way', author(2, { created_at: '2' }), 'invalid_value', 'Line 3 '],
  [
    'a moment that is none of ours',
    author(2, { created_at: '+010000-01-01T00:00:00.000Z' }),
    'invalid_value',
    'Line 3 ',
  ],
  ['an id that is no whole number', author(2.5), 'invalid_value', 'Line 3 '],
  ['an id that is too large', author(2 ** 31), 'invalid_value', 'Line 3 '],
  ['a text with NUL', author(2, { name: 'a\0b' }), 'invalid_value', 'Line 3 '],
  ['a row that breaks a rule', author(2, { books_owned: -1 }), 'invalid_value', 'Line 3 '],
  ['a row that comes twice', author(1), 'conflict', 'Line 3 '],
  [
    'a row whose parent is missing',
    '{"table":"book_author","row":{"book_id":7,"author_id":1,"position":0,"role":"author"}}\n',
    'in_use',
    'Line 3 ',
  ],
  ['what is not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x0a]), 'invalid_value', 'Line 3 '],
] as const

it
  .skipIf(driverProblem('postgresql') !== null)
  .each((['sqlite', 'postgresql'] as const).flatMap((driver) => refused.map((one) => [driver, ...one] as const)))(
  '%s: an import names the line of %s',
  async (driver, _, line, code, place) => {
    const { database, dispose } = await freshDatabase(driver)
    try {
      const chunks = (async function* () {
        yield* ['{"shelfhand":2}\n', author(1)]
        yield line
        yield author(3)
        yield '{"rows":{}}\n'
      })()
      const error: unknown = await importDatabase(database, chunks).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      expect(error).toSatisfy((thrown) => isDomainError(thrown, code))
      expect(error).toMatchObject({ message: expect.stringContaining(place) as string })
      expect(await exported(database)).toHaveLength(2)
    } finally {
      await dispose()
    }
  },
)

it.skipIf(driverProblem('postgresql') !== null).each(['sqlite', 'postgresql'] as const)(
  'an export of %s shows one state, and writers do not wait for it',
  async (driver) => {
    const { database, dispose } = await freshDatabase(driver)
    try {
      await fillDatabase(database)
      const before = await exported(database)
      const stream = exportDatabase(database)
      const lines = [(await stream.next()).value ?? '']
      await createBook(database.em(), { book: { title: 'Meanwhile', authors: [{ name: 'Late' }] }, now: new Date() })
      for await (const line of stream) lines.push(line)
      expect(lines).toEqual(before)
    } finally {
      await dispose()
    }
  },
)

it.skipIf(driverProblem('postgresql') !== null).each(['sqlite', 'postgresql'] as const)(
  'an export of %s has every row of a long table once, in order',
  async (driver) => {
    const { database, dispose } = await freshDatabase(driver)
    try {
      const titles = Array.from({ length: 700 }, (_, at) => `Book ${at}`)
      const items = titles.map((title, at) => {
        const description = 'long '.repeat(at % 50)
        return { absBookId: `item-${at}`, libraryId: 'library', title, description, authors: [], contentHash: title }
      })
      await mergeLibraryItems(database.em(), { items, now: new Date(0) })
      const rows = (await exported(database)).map((line): { table?: string; row: { title: string } } =>
        JSON.parse(line),
      )
      expect(rows.filter(({ table }) => table === 'book').map(({ row }) => row.title)).toEqual(titles)
      expect(rows.filter(({ table }) => table === 'book_search')).toHaveLength(titles.length)
    } finally {
      await dispose()
    }
  },
)
