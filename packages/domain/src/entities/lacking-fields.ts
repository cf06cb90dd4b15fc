import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/**
 * How many books of a status lack the same fields, kept up to date by the database itself: lists of what lacks a field
 * need not count it. `fields` is a sum of powers of two, a power for each field that is lacking.
 */
export const LackingFields = defineEntity({
  name: 'LackingFields',
  tableName: 'lacking_fields',
  properties: {
    status: p.text().primary(),
    fields: p.integer().primary(),
    books: p.integer().default(0),
  },
})
export type LackingFields = InferEntity<typeof LackingFields>
