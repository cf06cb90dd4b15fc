import { completenessColumns, countBooks, lackingSum } from '../completeness.ts'

const add = (row: 'old' | 'new', amount: 1 | -1) =>
  `insert into book_completeness (status, lacking, percentage, books)
    values (${row}.status, ${lackingSum(`${row}.`)}, ${row}.metadata_completeness, ${amount})
    on conflict (status, lacking, percentage) do update set books = books + excluded.books;`

const columns = completenessColumns.join(', ')
const changed = `old.status <> new.status or old.metadata_completeness <> new.metadata_completeness
  or (${lackingSum('old.')}) <> (${lackingSum('new.')})`

/** How many books lack the same fields and are equally complete, and the triggers that keep it. */
export const completeness: readonly string[] = [
  'create table `book_completeness` (`status` text not null, `lacking` integer not null, `percentage` integer not null, `books` integer not null default 0, primary key (`status`, `lacking`, `percentage`))',
  countBooks,
  `create trigger book_completeness_insert after insert on book begin ${add('new', 1)} end`,
  `create trigger book_completeness_delete after delete on book begin ${add('old', -1)} end`,
  `create trigger book_completeness_update after update of ${columns} on book when ${changed} begin ${add('old', -1)} ${add('new', 1)} end`,
]
