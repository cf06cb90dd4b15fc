const searched = ['book', 'author', 'series', 'download', 'knowledge_document']

/**
 * The words of each full-text index, as SQLite itself shows them: once each, which counts all rows that have them, and
 * once for each row, which gives the first at once. See https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
 */
export const vocabulary: readonly string[] = searched.flatMap((name) => [
  `create virtual table ${name}_vocabulary using fts5vocab (${name}_words, row)`,
  `create virtual table ${name}_vocabulary_rows using fts5vocab (${name}_words, instance)`,
])
