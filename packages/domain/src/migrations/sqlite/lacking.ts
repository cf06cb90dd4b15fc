import { countLacking, lackingColumns, lackingSum } from '../lacking.ts'

const add = (row: 'old' | 'new', amount: 1 | -1) =>
  `insert into lacking_fields (status, fields, books) values (${row}.status, ${lackingSum(`${row}.`)}, ${amount})
    on conflict (status, fields) do update set books = books + excluded.books;`

const columns = ['status', ...lackingColumns].join(', ')
const changed = `old.status <> new.status or (${lackingSum('old.')}) <> (${lackingSum('new.')})`

/** How many books lack the same fields, and the triggers that keep it. */
export const lacking: readonly string[] = [
  'create table `lacking_fields` (`status` text not null, `fields` integer not null, `books` integer not null default 0, primary key (`status`, `fields`))',
  countLacking,
  `create trigger book_lacking_insert after insert on book begin ${add('new', 1)} end`,
  `create trigger book_lacking_delete after delete on book begin ${add('old', -1)} end`,
  `create trigger book_lacking_update after update of ${columns} on book when ${changed} begin ${add('old', -1)} ${add('new', 1)} end`,
]
