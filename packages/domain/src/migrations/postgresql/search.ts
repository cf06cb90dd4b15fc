/**
 * Full-text indexes over books and knowledge documents. The text is normalised before it is stored, so its words are
 * taken as they are: no parser, no dictionary, no stop words.
 */
export const search: readonly string[] = [
  `create index book_search_words on book_search using gin (array_to_tsvector(string_to_array(words, ' ')))`,
  `create index knowledge_document_words on knowledge_document using gin (array_to_tsvector(string_to_array(words, ' ')))`,
]
