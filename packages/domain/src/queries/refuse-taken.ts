import { sql } from 'kysely'
import { DomainError } from '../errors.ts'
import type { Store } from './store.ts'
import { storedText } from './stored-text.ts'

/** Ids that authors and series have in other systems. */
export const externalIds = {
  author: { absAuthorId: 'abs_author_id', asin: 'asin', hardcoverId: 'hardcover_id' },
  series: { absSeriesId: 'abs_series_id', asin: 'asin', hardcoverId: 'hardcover_id' },
} as const

/** Throws `conflict` with the other's id when another row than `own` has one of the external ids among some fields. */
export async function refuseTaken(
  store: Store,
  table: keyof typeof externalIds,
  fields: object,
  own: number | null,
): Promise<void> {
  for (const [field, column] of Object.entries(externalIds[table])) {
    const given: unknown = Reflect.get(fields, field)
    const value = typeof given === 'string' ? storedText(given) : null
    if (value === null) continue
    const { rows } = await sql<{ id: number }>`
      select id from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(store.db)
    const [other] = rows
    if (other === undefined || other.id === own) continue
    throw new DomainError({
      code: 'conflict',
      entity: table,
      field,
      id: other.id,
      message: `Another ${table} has this ${field} (${table} ${other.id}).`,
    })
  }
}
