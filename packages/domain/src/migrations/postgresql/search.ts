const searched = ['book_search', 'author', 'series', 'download', 'knowledge_document']

/**
 * Full-text indexes over everything that can be searched. The text is normalised before it is stored, so its words
 * are taken as they are: no parser, no dictionary, no stop words.
 */
export const search: readonly string[] = searched.map(
  (table) => `create index ${table}_words on ${table} using gin (array_to_tsvector(string_to_array(words, ' ')))`,
)
