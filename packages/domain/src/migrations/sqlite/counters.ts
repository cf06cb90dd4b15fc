import { countedTables, counterRows, summedBooks } from '../counted.ts'

const add = (name: string, amount: string) => `update counter set value = value + (${amount}) where name = ${name};`

function counting(table: string, column: string | null): string[] {
  const name = (row: 'old' | 'new') => (column === null ? `'${table}.all'` : `'${table}.' || ${row}.${column}`)
  const triggers = [
    `create trigger ${table}_count_insert after insert on ${table} begin ${add(name('new'), '1')} end`,
    `create trigger ${table}_count_delete after delete on ${table} begin ${add(name('old'), '-1')} end`,
  ]
  if (column === null) return triggers
  const moved = `after update of ${column} on ${table} when old.${column} <> new.${column}`
  const move = `${add(name('old'), '-1')} ${add(name('new'), '1')}`
  return [...triggers, `create trigger ${table}_count_update ${moved} begin ${move} end`]
}

function summing(counter: string, column: string): string[] {
  const amount = (row: 'old' | 'new') => `case ${row}.status when 'active' then coalesce(${row}.${column}, 0) else 0 end`
  const name = `'${counter}'`
  const trigger = (event: string, change: string) =>
    `create trigger book_${column}_${event.split(' ')[0]} after ${event} on book begin ${add(name, change)} end`
  return [
    trigger('insert', amount('new')),
    trigger('delete', `-(${amount('old')})`),
    trigger(`update of status, ${column}`, `(${amount('new')}) - (${amount('old')})`),
  ]
}

/** Triggers that keep the counters; a row counts from the statement that writes it. */
export const counters: readonly string[] = [
  counterRows(),
  ...countedTables.flatMap(({ table, column }) => counting(table, column)),
  ...summedBooks.flatMap(({ counter, column }) => summing(counter, column)),
]
