/** What can be searched: where the words of each are, their index, and what hits are ranked by. */
export const searchTables = {
  book: { index: 'book_words', words: 'book_search', key: 'book_id', table: 'book', shown: 'title_key' },
  author: { index: 'author_words', words: 'author', key: 'id', table: 'author', shown: 'name_key' },
  series: { index: 'series_words', words: 'series', key: 'id', table: 'series', shown: 'name_key' },
  download: { index: 'download_words', words: 'download', key: 'id', table: 'download', shown: 'words' },
  knowledge_document: {
    index: 'knowledge_document_words',
    words: 'knowledge_document',
    key: 'id',
    table: 'knowledge_document',
    shown: 'title',
  },
} as const
export type Searched = keyof typeof searchTables
