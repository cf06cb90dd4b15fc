/** Tables that no entity describes: the list of migrations, full-text indexes, and the words that occur in them. */
export const tablesBesideEntities: readonly RegExp[] = [
  /^migration$/,
  /^(book|author|series|download|knowledge_document)_words(_\w+)?$/,
  /^search_word$/,
]

/** Indexes that no entity describes: their conditions are written differently for each database. */
export const indexesBesideEntities: readonly string[] = [
  'book_without_narrators',
  'book_without_genres',
  'missing_book_available',
  'missing_book_unavailable',
]
