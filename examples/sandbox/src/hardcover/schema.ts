import { buildSchema } from 'graphql'

/** The part of Hardcover's schema that is read: Hasura's ways of filtering included, its text patterns excluded. */
export const schema = buildSchema(`
  scalar json
  input IntFilter { _eq: Int, _in: [Int!], _is_null: Boolean }
  input StringFilter { _eq: String, _in: [String!], _is_null: Boolean }
  input BookFilter {
    canonical_id: IntFilter, id: IntFilter, book_series: BookSeriesFilter, contributions: ContributionFilter
    editions: EditionFilter
  }
  input BookSeriesFilter { book: BookFilter, series: IdFilter }
  input ContributionFilter { author: IdFilter }
  input IdFilter { id: IntFilter }
  input EditionFilter { asin: StringFilter, isbn_13: StringFilter }
  enum Order { asc desc asc_nulls_last desc_nulls_last }
  input BookSeriesOrder { position: Order }
  input BookOrder { users_count: Order, id: Order }

  type Language { code2: String }
  type Author {
    id: Int!, name: String!, slug: String, bio: String, books_count: Int, born_year: Int, death_year: Int
  }
  type Contribution { contribution: String, author: Author }
  type Edition {
    id: Int!, asin: String, isbn_13: String, audio_seconds: Int, release_date: String, reading_format_id: Int
    language: Language, book: Book
  }
  type Book {
    id: Int!, title: String, subtitle: String, description: String, pages: Int, rating: Float, slug: String, release_date: String, release_year: Int, users_count: Int
    users_read_count: Int, compilation: Boolean, is_partial_book: Boolean, canonical_id: Int
    contributions: [Contribution!]!, default_audio_edition: Edition, book_series: [BookSeries!]!
  }
  type BookSeries { position: Float, details: String, featured: Boolean, compilation: Boolean, book: Book, series: Series }
  type Series {
    id: Int!, name: String!, slug: String, books_count: Int, primary_books_count: Int, is_completed: Boolean
    canonical_id: Int, state: String, author: Author
    book_series(order_by: [BookSeriesOrder!], where: BookSeriesFilter, limit: Int): [BookSeries!]!
  }
  type SearchOutput { ids: [json], results: json, page: Int, query: String }
  type Query {
    series_by_pk(id: Int!): Series
    books(where: BookFilter, order_by: [BookOrder!], limit: Int, offset: Int): [Book!]!
    authors(where: IdFilter, limit: Int): [Author!]!
    editions(where: EditionFilter, limit: Int): [Edition!]!
    search(query: String!, query_type: String, per_page: Int, page: Int): SearchOutput
  }
`)
