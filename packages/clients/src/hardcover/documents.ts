// Hardcover allows three objects inside one another ("Queries have a maximum depth of 3", docs.hardcover.app): what lies
// deeper is asked for beside it, from `books`. Each top-level field counts as a request.

const book = 'id title slug release_date release_year users_count compilation is_partial_book canonical_id'
const entry = 'position details featured compilation'
const details = `contributions { contribution author { id name } }
    default_audio_edition { id asin isbn_13 audio_seconds release_date language { code2 } }`
const places = `book_series { ${entry} series { id name canonical_id } }`
const whole = `${book} subtitle description pages rating
    ${details}
    ${places}`

/**
 * All books of a series. Hardcover's own guide takes one book a place by `distinct_on`, which drops all but one book
 * without a place, and `is_partial_book: {_eq: false}` drops those that leave it open: so everything is fetched, and
 * sorted out here.
 */
export const seriesDocument = `query SeriesBooks($id: Int!) {
  series_by_pk(id: $id) {
    id name slug books_count primary_books_count is_completed canonical_id state
    author { id name }
    book_series(order_by: [{position: asc}], where: {book: {canonical_id: {_is_null: true}}}) {
      ${entry}
      book { ${book} }
    }
  }
  books(where: {canonical_id: {_is_null: true}, book_series: {series: {id: {_eq: $id}}}}) {
    id
    ${details}
  }
}`

export const editionsDocument = `query EditionsByAsin($asin: String!) {
  editions(where: {asin: {_eq: $asin}}, limit: 5) { id asin isbn_13 book { id title canonical_id } }
  books(where: {editions: {asin: {_eq: $asin}}}, limit: 5) {
    id
    ${places}
  }
}`

export const bookDocument = `query BookById($id: Int!) {
  books(where: {id: {_eq: $id}}, limit: 1) {
    ${whole}
  }
}`

export const booksOfAuthorDocument = `query BooksOfAuthor($author: Int!, $limit: Int!, $offset: Int!) {
  books(
    where: {canonical_id: {_is_null: true}, contributions: {author: {id: {_eq: $author}}}}
    order_by: [{users_count: desc}, {id: asc}]
    limit: $limit
    offset: $offset
  ) {
    ${whole}
  }
}`

export const authorDocument = `query AuthorById($id: Int!) {
  authors(where: {id: {_eq: $id}}, limit: 1) { id name slug bio books_count born_year death_year }
}`

export const searchDocument = `query Search($words: String!, $type: String!, $limit: Int!) {
  search(query: $words, query_type: $type, per_page: $limit, page: 1) { results }
}`
