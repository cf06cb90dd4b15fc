import type { Database } from '../src/database.ts'
import {
  bookSorts,
  dataQuality,
  getBook,
  listAuthors,
  listBooks,
  type ListBooksInput,
  listCorrections,
  listMissingBooks,
  listSeriesBooks,
  metadataStatistics,
  missingFields,
  searchAuthors,
  searchBooks,
  statistics,
} from '../src/queries/index.ts'
import { queries } from './library.ts'
import { seeded } from './random.ts'

/** Something that is measured in libraries of several sizes. */
export interface Operation {
  readonly name: string
  /** How many times its cost in the smallest library it may cost in the largest; null: it may grow. */
  readonly limit: number | null
  readonly call: (database: Database, size: number) => (round: number) => Promise<unknown>
}

const now = new Date('2026-01-01T00:00:00.000Z')

const list = (name: string, input: ListBooksInput): Operation => ({
  name: `list, ${name}`,
  limit: 2,
  call: (database) => () => listBooks(database.em(), { limit: 50, ...input }),
})

const search = (name: string, words: readonly string[]): Operation => ({
  name: `search, ${name}`,
  limit: 3,
  call: (database) => (round) => searchBooks(database.em(), { query: words[round % words.length] ?? '' }),
})

/** Everything that is measured: pages, searches, and reports that look at every row. */
export const operations: readonly Operation[] = [
  list('first page of 50', {}),
  ...bookSorts.map((sort) => list(`by ${sort}, descending`, { sort, order: 'desc' })),
  list('all statuses', { status: 'all' }),
  { name: 'list, page by cursor', limit: 2, call: pageInTheMiddle },
  ...missingFields.map((missingField) => list(`without ${missingField}`, { missingField })),
  list('without publisher, by addedAt', { missingField: 'publisher', sort: 'addedAt' }),
  {
    name: 'list, offset at 90 %',
    limit: null,
    call: (database, size) => () => listBooks(database.em(), { limit: 50, offset: Math.floor(size * 0.9) }),
  },
  {
    name: 'authors with 30 books',
    limit: 2,
    call: (database) => () => listAuthors(database.em(), { limit: 50, minBooks: 30 }),
  },
  {
    name: 'reverted corrections',
    limit: 2,
    call: (database) => () => listCorrections(database.em(), { reverted: true }),
  },
  {
    name: 'available missing books',
    limit: 2,
    call: (database) => () => listMissingBooks(database.em(), { available: true }),
  },
  {
    name: 'get',
    limit: 2,
    call: (database, size) => {
      const random = seeded(1)
      return () => getBook(database.em(), 1 + Math.floor(random() * size))
    },
  },
  {
    name: 'series with books',
    limit: 2,
    call: (database, size) => {
      const random = seeded(1)
      return () => listSeriesBooks(database.em(), 1 + Math.floor((random() * size) / 2.5))
    },
  },
  { name: 'statistics', limit: 2, call: (database) => () => statistics(database.em()) },
  search('as people type', queries),
  search('two words', ['silent empire', 'dragon tower', 'winter crown']),
  search('three words', ['lost city of', 'the last storm', 'dark garden of']),
  search('a name and a word of a title', ['karen garden', 'selberg crown', 'storm rosa', 'quentin the last']),
  search('a common word', ['storm', 'garden', 'the']),
  search('the beginning of a word', ['berg', 'gard', 'iron thr', 'detective an']),
  search('one or two letters', ['s', 'b0', 'an', 'karen b']),
  search('the beginning of an ISBN', ['978', '97800']),
  search('nothing but slips', ['silnet', 'gardn', 'krane']),
  search('nothing at all', ['qqqqqqqq', 'xyzzy nowhere']),
  {
    name: 'search authors',
    limit: 3,
    call: (database) => (round) => searchAuthors(database.em(), { query: ['an', 'anna', 'carlos m'][round % 3] ?? '' }),
  },
  {
    name: 'metadata statistics',
    limit: 2,
    call: (database) => () => metadataStatistics(database.em(), { now }),
  },
  { name: 'data quality (all rows)', limit: null, call: (database) => () => dataQuality(database.em(), { now }) },
]

function pageInTheMiddle(database: Database): (round: number) => Promise<unknown> {
  let cursor: string | null = null
  return async () => {
    const page: Awaited<ReturnType<typeof listBooks>> = await listBooks(database.em(), { limit: 50, cursor })
    cursor = page.nextCursor
  }
}
