/** A table whose rows are counted, by the values of a column where one is named. */
export interface CountedTable {
  readonly table: string
  readonly column: string | null
  readonly values: readonly string[]
}

/** What is counted since the first release. Counters are named `table.value`, or `table.all` without a column. */
export const countedTables: readonly CountedTable[] = [
  { table: 'book', column: 'status', values: ['active', 'duplicate', 'archived'] },
  { table: 'series', column: 'completion_status', values: ['complete', 'partial', 'incomplete', 'unknown'] },
  { table: 'missing_book', column: 'status', values: ['wanted', 'ignored', 'downloading', 'owned'] },
  { table: 'download', column: 'status', values: ['PENDING', 'DOWNLOADING', 'COMPLETED', 'FAILED', 'CANCELLED'] },
  {
    table: 'run',
    column: 'status',
    values: ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'INTERRUPTED'],
  },
  { table: 'change_set', column: 'status', values: ['planned', 'applied', 'partly', 'reverted', 'failed'] },
  { table: 'author', column: null, values: ['all'] },
  { table: 'metadata_correction', column: null, values: ['all'] },
  { table: 'knowledge_document', column: null, values: ['all'] },
]

/** Sums over active books, beside the counts: `book.seconds` and `book.bytes`. */
export const summedBooks: readonly { readonly counter: string; readonly column: string }[] = [
  { counter: 'book.seconds', column: 'duration_seconds' },
  { counter: 'book.bytes', column: 'size_bytes' },
]

/** The statement that makes every counter, at zero. */
export function counterRows(): string {
  const names = [
    ...countedTables.flatMap(({ table, values }) => values.map((value) => `${table}.${value}`)),
    ...summedBooks.map(({ counter }) => counter),
  ]
  return `insert into counter (name, value) values ${names.map((name) => `('${name}', 0)`).join(', ')}`
}
