const searched = [
  { name: 'book', table: 'book_search' },
  { name: 'author', table: 'author' },
  { name: 'series', table: 'series' },
  { name: 'download', table: 'download' },
  { name: 'knowledge_document', table: 'knowledge_document' },
]

/** Nobody types longer words. The same limit as on PostgreSQL. */
const longestWord = 100

/** Adds the words of a text that are not there yet: a JSON text whose blanks become the ends and beginnings of others. */
const add = (name: string, words: string, from: string) =>
  `insert into search_word (searched, word) select '${name}', one.value
    from ${from}json_each('[' || replace(json_quote(${words}), ' ', '","') || ']') as one
    where length(one.value) between 1 and ${longestWord} on conflict do nothing`

/**
 * A table of the words that occur in what can be searched, kept by triggers; a word stays when the last row with it
 * goes. FTS5's own view of its words, used before, takes ten times as long for a word that does not occur, and reads
 * every row that has a word in order to get to the next.
 */
export const words: readonly string[] = [
  'create table search_word (searched text not null, word text not null, primary key (searched, word)) without rowid',
  ...searched.flatMap(({ name, table }) => [
    `drop table ${name}_vocabulary`,
    `drop table ${name}_vocabulary_rows`,
    add(name, `${table}.words`, `${table} cross join `),
    `create trigger ${table}_add_words_insert after insert on ${table} begin ${add(name, 'new.words', '')}; end`,
    `create trigger ${table}_add_words_update after update of words on ${table} when old.words <> new.words begin ${add(name, 'new.words', '')}; end`,
  ]),
]
