/** Columns of a book with an index of the rows where they are empty, by the end of its name. */
const lacking = {
  publisher: 'publisher',
  year: 'published_year',
  language: 'language',
  description: 'description',
  isbn: 'isbn',
  asin: 'asin',
  cover: 'cover_url',
  duration: 'duration_seconds',
}

/** Indexes that lists of books without a certain field are read from. Both databases understand the same statement. */
export const booksWithout: readonly string[] = Object.entries(lacking).map(
  ([name, column]) =>
    `create index "book_without_${name}" on "book" ("status", "title_key", "id") where "${column}" is null`,
)
