import { metadataAuthors, type MetadataBook } from '../metadata/book.ts'

export const workKey = (book: MetadataBook) => `/works/OL${100 + book.index}W`
export const editionKey = (book: MetadataBook) => `/books/OL${500 + book.index}M`
const authorKey = (name: string) => `OL${900 + metadataAuthors.indexOf(name)}A`

/** A made-up ISBN-13 with a right check digit. */
export function isbnOf(book: MetadataBook): string {
  const body = `978009${String(book.index).padStart(6, '0')}`
  const sum = Array.from(body).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** A work in search results. The place in the series is "" where the series gives none. */
export function documentView(book: MetadataBook) {
  return {
    key: workKey(book),
    title: book.title,
    author_name: book.authors,
    author_key: book.authors.map(authorKey),
    cover_i: 8_000_000 + book.index,
    edition_count: 1,
    first_publish_year: Number(book.date.slice(0, 4)),
    language: ['eng'],
    series_key: [`/series/${book.series.asin}`],
    series_name: [book.series.title],
    series_position: [book.series.sequence],
  }
}

export function workView(book: MetadataBook) {
  return {
    key: workKey(book),
    title: book.title,
    description: { type: '/type/text', value: `${book.title}.` },
    authors: book.authors.map((name) => ({
      author: { key: `/authors/${authorKey(name)}` },
      type: { key: '/type/author_role' },
    })),
    subjects: book.genre,
    covers: [8_000_000 + book.index],
    type: { key: '/type/work' },
  }
}

export function editionView(book: MetadataBook) {
  return {
    key: editionKey(book),
    title: book.title,
    ...(book.subtitle === null ? {} : { subtitle: book.subtitle }),
    series: [book.series.sequence ? `${book.series.title} #${book.series.sequence}` : book.series.title],
    isbn_13: [isbnOf(book)],
    publishers: [book.publisher],
    publish_date: book.date.slice(0, 4),
    languages: [{ key: '/languages/eng' }],
    works: [{ key: workKey(book) }],
    authors: book.authors.map((name) => ({ key: `/authors/${authorKey(name)}` })),
    covers: [8_000_000 + book.index],
    type: { key: '/type/edition' },
  }
}
