import { p } from '@mikro-orm/core'

/** A moment, kept to the millisecond; PostgreSQL would round to seconds without the length. */
export const moment = () => p.datetime().length(3)

/** The key, and when the row was made and last changed. */
export const base = () => ({
  id: p.integer().primary().autoincrement(),
  createdAt: moment().onCreate(() => new Date()),
  updatedAt: moment()
    .onCreate(() => new Date())
    .onUpdate(() => new Date()),
})

/** Rows that people and tasks may change at the same time also count their changes. */
export const versionedBase = () => ({ ...base(), version: p.integer().version() })

/** The expression of a check constraint that holds a number within bounds, both included. */
export function between(column: string, lowest: number, highest: number): string {
  return `${column} >= ${lowest} and ${column} <= ${highest}`
}
