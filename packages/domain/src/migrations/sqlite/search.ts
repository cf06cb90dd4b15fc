// The text is normalised before it is stored, so the tokenizer only has to split at blanks. Neither positions nor
// sizes are kept: words are found together in any order, and ranked by their place in the title and names.
const words = `tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'", detail = none, columnsize = 0, prefix = '2 3'`

function searchTable(index: string, source: string, key: string): string[] {
  const add = `insert into ${index} (rowid, words) values (new.${key}, new.words);`
  const remove = `insert into ${index} (${index}, rowid, words) values ('delete', old.${key}, old.words);`
  return [
    `create virtual table ${index} using fts5 (words, content = '${source}', content_rowid = '${key}', ${words})`,
    `create trigger ${index}_insert after insert on ${source} begin ${add} end`,
    `create trigger ${index}_delete after delete on ${source} begin ${remove} end`,
    `create trigger ${index}_update after update of words on ${source} when old.words <> new.words begin ${remove} ${add} end`,
  ]
}

/** Full-text indexes over everything that can be searched. See https://www.sqlite.org/fts5.html */
export const search: readonly string[] = [
  ...searchTable('book_words', 'book_search', 'book_id'),
  ...searchTable('author_words', 'author', 'id'),
  ...searchTable('series_words', 'series', 'id'),
  ...searchTable('download_words', 'download', 'id'),
  ...searchTable('knowledge_document_words', 'knowledge_document', 'id'),
]
