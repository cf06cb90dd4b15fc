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
      position details featured compilation
      book {
        id title slug release_date release_year users_count compilation is_partial_book canonical_id
        contributions { contribution author { id name } }
        default_audio_edition { id asin isbn_13 audio_seconds release_date language { code2 } }
      }
    }
  }
}`

export const searchDocument = `query SearchSeries($words: String!, $limit: Int!) {
  search(query: $words, query_type: "Series", per_page: $limit, page: 1) { results }
}`

export const editionsDocument = `query EditionsByAsin($asin: String!) {
  editions(where: {asin: {_eq: $asin}}, limit: 5) {
    id asin isbn_13
    book { id title canonical_id book_series { position featured series { id name canonical_id } } }
  }
}`
