import { countedTables, counterRows, summedBooks } from '../counted.ts'

// One statement may touch many rows: their changes are added up first, so that a counter is written once.
const countFunction = `create function count_rows() returns trigger language plpgsql as $$
declare
  rows_of text := case TG_OP
    when 'INSERT' then format('select %1$s as key, 1 as change from new_rows', TG_ARGV[0])
    when 'DELETE' then format('select %1$s as key, -1 as change from old_rows', TG_ARGV[0])
    else format('select %1$s as key, 1 as change from new_rows union all select %1$s, -1 from old_rows', TG_ARGV[0])
  end;
begin
  execute format(
    'update counter set value = value + changes.change from (select key, sum(change) as change from (%s) as rows group by key having sum(change) <> 0) as changes where name = %L || changes.key',
    rows_of, TG_TABLE_NAME || '.');
  return null;
end $$`

const sumFunction = `create function sum_books() returns trigger language plpgsql as $$
declare
  rows_of text := case TG_OP
    when 'INSERT' then format('select %1$s as amount, status from new_rows', TG_ARGV[1])
    when 'DELETE' then format('select -%1$s as amount, status from old_rows', TG_ARGV[1])
    else format('select %1$s as amount, status from new_rows union all select -%1$s, status from old_rows', TG_ARGV[1])
  end;
begin
  execute format(
    'update counter set value = value + changes.amount from (select sum(amount) as amount from (%s) as rows where status = ''active'') as changes where name = %L and changes.amount <> 0',
    rows_of, TG_ARGV[0]);
  return null;
end $$`

const events = [
  ['insert', 'referencing new table as new_rows'],
  ['delete', 'referencing old table as old_rows'],
  ['update', 'referencing old table as old_rows new table as new_rows'],
] as const

function triggers(prefix: string, table: string, call: string, updates: boolean): string[] {
  return events
    .filter(([event]) => updates || event !== 'update')
    .map(
      ([event, rows]) =>
        `create trigger ${prefix}_${event} after ${event} on ${table} ${rows} for each statement execute function ${call}`,
    )
}

/** Triggers that keep the counters; rows count from the statement that writes them. */
export const counters: readonly string[] = [
  counterRows(),
  countFunction,
  sumFunction,
  ...countedTables.flatMap(({ table, column }) =>
    triggers(`${table}_count`, table, `count_rows(${column === null ? `'''all'''` : `'${column}'`})`, column !== null),
  ),
  ...summedBooks.flatMap(({ counter, column }) =>
    triggers(`book_${column}`, 'book', `sum_books('${counter}', '${column}')`, true),
  ),
]
