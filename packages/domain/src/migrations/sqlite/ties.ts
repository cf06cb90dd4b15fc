const authors = `(\`book_id\` integer not null, \`author_id\` integer not null, \`position\` integer check (position >= 0) not null default 0, \`role\` text check (\`role\` in ('author', 'editor', 'translator', 'illustrator', 'contributor')) not null default 'author', primary key (\`book_id\`, \`author_id\`), constraint \`book_author_book_id_foreign\` foreign key (\`book_id\`) references \`book\` (\`id\`) on update cascade on delete cascade, constraint \`book_author_author_id_foreign\` foreign key (\`author_id\`) references \`author\` (\`id\`) on update cascade on delete no action)`

const series = `(\`book_id\` integer not null, \`series_id\` integer not null, \`position\` integer check (position >= 0) not null default 0, \`sequence\` text null, \`sequence_sort\` double null, \`sequence_end\` double null, primary key (\`book_id\`, \`series_id\`), constraint \`book_series_book_id_foreign\` foreign key (\`book_id\`) references \`book\` (\`id\`) on update cascade on delete cascade, constraint \`book_series_series_id_foreign\` foreign key (\`series_id\`) references \`series\` (\`id\`) on update cascade on delete cascade)`

/** Makes a table anew whose rows stand in the order of their key. */
function inOrder(table: string, definition: string): string[] {
  return [
    `create table \`${table}_kept\` ${definition} without rowid`,
    `insert into ${table}_kept select * from ${table} order by 1, 2`,
    `drop table \`${table}\``,
    `alter table \`${table}_kept\` rename to \`${table}\``,
  ]
}

/**
 * The authors and series of a book, found at one place for each instead of two: a page of books in the middle of a
 * large library reads a hundred of them.
 */
export const ties: readonly string[] = [
  ...inOrder('book_author', authors),
  'create index `book_author_author` on `book_author` (`author_id`, `book_id`)',
  ...inOrder('book_series', series),
  'create index `book_series_series` on `book_series` (`series_id`, `sequence_sort`, `book_id`)',
]
