import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/**
 * How many books of a status lack the same fields and are equally complete, kept up to date by the database itself:
 * lists of what lacks a field, and figures about metadata, need not count books. `lacking` is a sum of powers of two, a
 * power for each field that is lacking; `percentage` is the completeness of their metadata.
 */
export const BookCompleteness = defineEntity({
  name: 'BookCompleteness',
  tableName: 'book_completeness',
  properties: {
    status: p.text().primary(),
    lacking: p.integer().primary(),
    percentage: p.integer().primary(),
    books: p.integer().default(0),
  },
})
export type BookCompleteness = InferEntity<typeof BookCompleteness>
