import { sql } from 'kysely'
import { DomainError } from '../errors.ts'
import type { Store } from './store.ts'
import type { TableName } from './tables.ts'

/** A reference of a row that is to be written. */
export interface Reference {
  /** The entity that refers, and its field. */
  readonly entity: TableName
  readonly field: string
  readonly to: TableName
  readonly ids: readonly (number | null | undefined)[]
}

/** Throws `invalid_value` that names the field when a row that is referred to is not there: a foreign key tells less. */
export async function refuseMissing(store: Store, { entity, field, to, ids }: Reference): Promise<void> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  if (wanted.length === 0) return
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(to)} where id ${store.among(wanted)}`.execute(store.db)
  const there = new Set(rows.map((row) => row.id))
  const missing = wanted.find((id) => !there.has(id))
  if (missing === undefined) return
  throw new DomainError({
    code: 'invalid_value',
    entity,
    field,
    message: `There is no ${to.replaceAll('_', ' ')} ${missing}.`,
  })
}
