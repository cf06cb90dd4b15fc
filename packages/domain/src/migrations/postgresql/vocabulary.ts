const searched = [
  { name: 'book', table: 'book_search', key: 'book_id' },
  { name: 'author', table: 'author', key: 'id' },
  { name: 'series', table: 'series', key: 'id' },
  { name: 'download', table: 'download', key: 'id' },
  { name: 'knowledge_document', table: 'knowledge_document', key: 'id' },
]

// Nothing makes a word unique: two transactions that meet the same new word do not wait for each other, and whoever
// reads takes it once. A word stays when the last row with it goes.
const table = [
  'create table search_word (searched text not null, word text collate "C" not null)',
  'create index search_word_word on search_word (searched, word)',
]

/** Nobody types longer words, and an index takes no more than 2,704 bytes. */
const longestWord = 100

const addFunction = `create function add_words() returns trigger language plpgsql as $$
begin
  execute format(
    'insert into search_word (searched, word) select distinct %1$L, one.word from (%2$s) as rows, unnest(string_to_array(rows.words, '' '')) as one (word) where length(one.word) <= ${longestWord} and not exists (select 1 from search_word as known where known.searched = %1$L and known.word = one.word)',
    TG_ARGV[0],
    case TG_OP
      when 'INSERT' then 'select words from new_rows'
      else format('select new_rows.words from new_rows join old_rows on old_rows.%1$I = new_rows.%1$I where old_rows.words <> new_rows.words', TG_ARGV[1])
    end);
  return null;
end $$`

/** A table of the words that occur in what can be searched, kept by triggers. */
export const vocabulary: readonly string[] = [
  ...table,
  addFunction,
  ...searched.flatMap(({ name, table, key }) => [
    `insert into search_word (searched, word) select distinct '${name}', one.word from ${table}, unnest(string_to_array(words, ' ')) as one (word) where length(one.word) <= ${longestWord}`,
    `create trigger ${table}_add_words_insert after insert on ${table} referencing new table as new_rows for each statement execute function add_words('${name}', '${key}')`,
    `create trigger ${table}_add_words_update after update on ${table} referencing old table as old_rows new table as new_rows for each statement execute function add_words('${name}', '${key}')`,
  ]),
  'analyze search_word',
]
