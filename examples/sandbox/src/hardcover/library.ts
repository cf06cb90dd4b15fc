import { allSeries } from '../audible/catalogue/index.ts'
import { hasWords, metadataAuthors, metadataBooks, type MetadataBook } from '../metadata/book.ts'

const firstAuthor = 500
const firstSeries = 4000
const duplicateOf = 1000

const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
const bookId = (book: MetadataBook) => 9000 + book.index
const authorId = (name: string) => firstAuthor + metadataAuthors.indexOf(name)
const seriesId = (asin: string) => firstSeries + allSeries.findIndex((series) => series.asin === asin)

/** An omnibus has the place of its first book and says the range in words; a companion has no place. */
function entryOf(book: MetadataBook) {
  const { sequence } = book.series
  const omnibus = /^[\d.]+-[\d.]+$/.test(sequence)
  return {
    position: sequence === '' ? null : Number.parseFloat(sequence),
    details: omnibus ? sequence : null,
    featured: !omnibus,
    compilation: omnibus,
    book: () => bookOf(book),
    series: () => seriesOf(seriesId(book.series.asin)),
  }
}

function bookOf(book: MetadataBook) {
  return {
    id: bookId(book),
    title: book.title,
    subtitle: book.subtitle,
    slug: slug(book.title),
    release_date: book.date,
    release_year: Number(book.date.slice(0, 4)),
    users_count: book.language === 'english' ? 1000 : 20,
    users_read_count: 400,
    compilation: /-/.test(book.series.sequence),
    is_partial_book: /\d of \d/.test(book.title) || null,
    canonical_id: null,
    contributions: [
      ...book.authors.map((name) => ({ contribution: null, author: () => authorOf(name) })),
      ...book.narrators.map((name) => ({ contribution: 'Narrator', author: () => authorOf(name) })),
    ],
    default_audio_edition: () => editionOf(book),
    book_series: () => [entryOf(book)],
  }
}

function editionOf(book: MetadataBook) {
  return {
    id: 90_000 + book.index,
    asin: book.asin,
    isbn_13: null,
    audio_seconds: book.minutes * 60,
    release_date: book.date,
    reading_format_id: 2,
    language: { code2: book.language.slice(0, 2) },
    book: () => bookOf(book),
  }
}

/** Narrators, who are no authors of the sample world, share one number. */
function authorOf(name: string) {
  const books = metadataBooks.filter(({ authors }) => authors.includes(name)).length
  return {
    id: authorId(name),
    name,
    slug: slug(name),
    bio: null,
    books_count: books,
    born_year: null,
    death_year: null,
  }
}

interface IntFilter {
  _eq?: number
}
interface BookFilter {
  id?: IntFilter
  book_series?: { series?: { id?: IntFilter } }
  contributions?: { author?: { id?: IntFilter } }
  editions?: { asin?: { _eq?: string } }
}

const fits = (filter: { _eq?: number | string } | undefined, values: readonly (number | string)[]) =>
  filter?._eq === undefined || values.includes(filter._eq)

function booksThat({ id, book_series, contributions, editions }: BookFilter = {}): MetadataBook[] {
  return metadataBooks.filter(
    (book) =>
      fits(id, [bookId(book)]) &&
      fits(book_series?.series?.id, [seriesId(book.series.asin)]) &&
      fits(contributions?.author?.id, book.authors.map(authorId)) &&
      fits(editions?.asin, [book.asin]),
  )
}

/** A series; ids from 5000 on are duplicates that point to the real ones. */
function seriesOf(id: number) {
  if (id >= firstSeries + duplicateOf) {
    const real = allSeries[id - firstSeries - duplicateOf]
    return (
      real && {
        id,
        name: `${real.title} (Duplicate)`,
        canonical_id: id - duplicateOf,
        state: 'duplicate',
        book_series: [],
      }
    )
  }
  const series = allSeries[id - firstSeries]
  if (series === undefined) return null
  const books = metadataBooks.filter((book) => book.series.asin === series.asin)
  return {
    id,
    name: series.title,
    slug: slug(series.title),
    books_count: books.length,
    primary_books_count: new Set(books.map((book) => book.series.sequence).filter((place) => /^\d+$/.test(place))).size,
    is_completed: false,
    canonical_id: null,
    state: 'active',
    author: authorOf(series.authors[0] ?? ''),
    book_series: () => books.map(entryOf).toSorted((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity)),
  }
}

/** What the search index keeps of each kind, and the words it is found by. */
function documentsOf(type: string): { words: string; document: { id: string } }[] {
  if (type === 'series') {
    return allSeries.map((series) => ({
      words: `${series.title} ${series.authors.join(' ')}`,
      document: {
        id: String(seriesId(series.asin)),
        name: series.title,
        slug: slug(series.title),
        author_name: series.authors[0],
        books_count: series.recordings.length,
        readers_count: 1400,
      },
    }))
  }
  if (type === 'author') {
    return metadataAuthors.map((name) => {
      const own = metadataBooks.filter(({ authors }) => authors.includes(name))
      const document = { id: String(authorId(name)), name, slug: slug(name), books_count: own.length }
      return {
        words: name,
        document: { ...document, series_names: [...new Set(own.map(({ series }) => series.title))] },
      }
    })
  }
  return metadataBooks.map((book) => ({
    words: `${book.title} ${book.authors.join(' ')}`,
    document: {
      id: String(bookId(book)),
      title: book.title,
      slug: slug(book.title),
      author_names: book.authors,
      series_names: [book.series.title],
      release_year: Number(book.date.slice(0, 4)),
      users_count: 1000,
      has_audiobook: true,
    },
  }))
}

/** What the queries begin with. Search results are JSON text every second time, as the real one is not sure either. */
export function createLibrary() {
  let searches = 0
  return {
    series_by_pk: ({ id }: { id: number }) => seriesOf(id),
    editions({ where, limit = 5 }: { where?: { asin?: { _eq?: string } }; limit?: number }) {
      const { _eq: asin } = where?.asin ?? {}
      const found = metadataBooks.filter((book) => book.asin === asin)
      return found.slice(0, limit).map(editionOf)
    },
    books({ where, limit, offset = 0 }: { where?: BookFilter; limit?: number; offset?: number }) {
      const found = booksThat(where).map(bookOf)
      const ordered = found.toSorted((a, b) => b.users_count - a.users_count || a.id - b.id)
      return ordered.slice(offset, limit === undefined ? undefined : offset + limit)
    },
    authors: ({ where }: { where?: { id?: IntFilter } }) =>
      metadataAuthors.filter((name) => fits(where?.id, [authorId(name)])).map(authorOf),
    search({
      query,
      query_type: type = 'book',
      per_page = 10,
    }: {
      query: string
      query_type?: string
      per_page?: number
    }) {
      const found = documentsOf(type.toLowerCase()).filter(({ words }) => hasWords(words, query))
      const hits = found.slice(0, per_page).map(({ document }) => ({ document }))
      const results = { found: found.length, hits, page: 1 }
      searches += 1
      return {
        ids: hits.map(({ document }) => document.id),
        results: searches % 2 === 0 ? JSON.stringify(results) : results,
      }
    },
  }
}
