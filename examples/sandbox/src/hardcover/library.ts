import { allSeries } from '../audible/catalogue/index.ts'
import { hasWords, metadataBooks, type MetadataBook } from '../metadata/book.ts'

const firstSeries = 4000
const duplicateOf = 1000

const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
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
    id: 9000 + book.index,
    title: book.title,
    slug: slug(book.title),
    release_date: book.date,
    release_year: Number(book.date.slice(0, 4)),
    users_count: book.language === 'english' ? 1000 : 20,
    users_read_count: 400,
    compilation: /-/.test(book.series.sequence),
    is_partial_book: /\d of \d/.test(book.title) || null,
    canonical_id: null,
    contributions: book.authors.map((name) => ({ contribution: null, author: { id: 500 + name.length, name } })),
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
    author: { id: 500, name: series.authors[0] ?? '' },
    book_series: () => books.map(entryOf).toSorted((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity)),
  }
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
    search({ query, per_page = 10 }: { query: string; per_page?: number }) {
      const found = allSeries.filter((series) => hasWords(`${series.title} ${series.authors.join(' ')}`, query))
      const hits = found.slice(0, per_page).map((series) => ({
        document: {
          id: String(seriesId(series.asin)),
          name: series.title,
          slug: slug(series.title),
          author_name: series.authors[0],
          books_count: series.recordings.length,
          readers_count: 1400,
        },
      }))
      const results = { found: found.length, hits, page: 1 }
      searches += 1
      return {
        ids: hits.map(({ document }) => document.id),
        results: searches % 2 === 0 ? JSON.stringify(results) : results,
      }
    },
  }
}
