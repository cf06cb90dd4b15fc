/** Fields that a book can lack, and how a row of `book` shows it. The place in this list is the field's bit. */
const lacking = [
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
] as const

/** A field with a bit of its own. */
export type LackingField = (typeof lacking)[number]['field']

/** The bit of a field in `lacking_fields.fields`. */
export function lackingBit(field: LackingField): number {
  return 2 ** lacking.findIndex((one) => one.field === field)
}

/** The columns that tell what a book lacks. */
export const lackingColumns: readonly string[] = lacking.map(({ column }) => column)

/** What a book lacks, as the sum of the bits of its fields; `row` is how a trigger calls the row, with its point. */
export function lackingSum(row: string): string {
  return lacking.map(({ column, test }, at) => `case when ${row}${column} ${test} then ${2 ** at} else 0 end`).join(' + ')
}

/** Counts the books that are there. */
export const countLacking = `insert into lacking_fields (status, fields, books)
  select status, ${lackingSum('')}, count(*) from book group by 1, 2`
