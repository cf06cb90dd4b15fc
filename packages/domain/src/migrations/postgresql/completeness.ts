import { countBooks, lackingSum } from '../completeness.ts'

// The changes of a statement are added up first, so that a count is written once, and in one order by all.
const countFunction = `create function count_completeness() returns trigger language plpgsql as $$
declare
  rows_of text := case TG_OP
    when 'INSERT' then 'select *, 1 as change from new_rows'
    when 'DELETE' then 'select *, -1 as change from old_rows'
    else 'select *, 1 as change from new_rows union all select *, -1 as change from old_rows'
  end;
begin
  execute format(
    'insert into book_completeness (status, lacking, percentage, books)
      select status, lacking, percentage, sum(change) from (
        select status, change, %s as lacking, metadata_completeness as percentage from (%s) as rows) as changes
      group by status, lacking, percentage having sum(change) <> 0 order by status, lacking, percentage
      on conflict (status, lacking, percentage) do update set books = book_completeness.books + excluded.books',
    ${quoted(lackingSum(''))}, rows_of);
  return null;
end $$`

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** How many books lack the same fields and are equally complete, and the triggers that keep it. */
export const completeness: readonly string[] = [
  'create table "book_completeness" ("status" text not null, "lacking" int not null, "percentage" int not null, "books" int not null default 0, primary key ("status", "lacking", "percentage"))',
  countBooks,
  countFunction,
  'create trigger book_completeness_insert after insert on book referencing new table as new_rows for each statement execute function count_completeness()',
  'create trigger book_completeness_delete after delete on book referencing old table as old_rows for each statement execute function count_completeness()',
  'create trigger book_completeness_update after update on book referencing old table as old_rows new table as new_rows for each statement execute function count_completeness()',
]
