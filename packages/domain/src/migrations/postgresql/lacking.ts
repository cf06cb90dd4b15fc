import { countLacking, lackingSum } from '../lacking.ts'

// The changes of a statement are added up first, and written in one order by all: rows that others write meanwhile are
// waited for, not locked crosswise.
const countFunction = `create function count_lacking() returns trigger language plpgsql as $$
declare
  rows_of text := case TG_OP
    when 'INSERT' then 'select *, 1 as change from new_rows'
    when 'DELETE' then 'select *, -1 as change from old_rows'
    else 'select *, 1 as change from new_rows union all select *, -1 as change from old_rows'
  end;
begin
  execute format(
    'insert into lacking_fields (status, fields, books)
      select status, fields, sum(change) from (select status, change, %s as fields from (%s) as rows) as changes
      group by status, fields having sum(change) <> 0 order by status, fields
      on conflict (status, fields) do update set books = lacking_fields.books + excluded.books',
    ${quoted(lackingSum(''))}, rows_of);
  return null;
end $$`

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** How many books lack the same fields, and the triggers that keep it. */
export const lacking: readonly string[] = [
  'create table "lacking_fields" ("status" text not null, "fields" int not null, "books" int not null default 0, primary key ("status", "fields"))',
  countLacking,
  countFunction,
  'create trigger book_lacking_insert after insert on book referencing new table as new_rows for each statement execute function count_lacking()',
  'create trigger book_lacking_delete after delete on book referencing old table as old_rows for each statement execute function count_lacking()',
  'create trigger book_lacking_update after update on book referencing old table as old_rows new table as new_rows for each statement execute function count_lacking()',
]
