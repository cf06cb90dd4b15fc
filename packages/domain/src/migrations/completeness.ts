/** Fields that a book can lack, and how a row of `book` shows it. The place in this list is the field's bit. */
const fields = [
  { field: 'author', column: 'lacks_author', test: '= true' },
  { field: 'narrator', column: 'narrators', test: "= '[]'" },
  { field: 'series', column: 'lacks_series', test: '= true' },
  { field: 'publisher', column: 'publisher', test: 'is null' },
  { field: 'year', column: 'published_year', test: 'is null' },
  { field: 'language', column: 'language', test: 'is null' },
  { field: 'description', column: 'description', test: 'is null' },
  { field: 'isbn', column: 'isbn', test: 'is null' },
  { field: 'asin', column: 'asin', test: 'is null' },
  { field: 'cover', column: 'cover_url', test: 'is null' },
  { field: 'duration', column: 'duration_seconds', test: 'is null' },
  { field: 'genres', column: 'genres', test: "= '[]'" },
  { field: 'subtitle', column: 'subtitle', test: 'is null' },
] as const

/** A field with a bit of its own. */
export type LackingField = (typeof fields)[number]['field']

/** The bit of a field in `book_completeness.lacking`. */
export function lackingBit(field: LackingField): number {
  return 2 ** fields.findIndex((one) => one.field === field)
}

/** The columns of a book that the counts follow from. */
export const completenessColumns: readonly string[] = [
  'status',
  'metadata_completeness',
  ...fields.map(({ column }) => column),
]

/** What a book lacks, as the sum of the bits of its fields; `row` is how a trigger calls the row, with its point. */
export function lackingSum(row: string): string {
  return fields.map(({ column, test }, at) => `case when ${row}${column} ${test} then ${2 ** at} else 0 end`).join(' + ')
}

/** Counts the books that are there. */
export const countBooks = `insert into book_completeness (status, lacking, percentage, books)
  select status, ${lackingSum('')}, metadata_completeness, count(*) from book group by 1, 2, 3`
