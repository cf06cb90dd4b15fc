import { type RawBuilder, sql } from 'kysely'
import type { Store } from './store.ts'

/**
 * Values as rows of a table "c" to update from: one statement and one parameter, however many they are. `types` names
 * the columns with their types on PostgreSQL.
 */
export function jsonRows(
  store: Store,
  rows: readonly object[],
  types: Readonly<Record<string, string>>,
): RawBuilder<unknown> {
  const json = JSON.stringify(rows)
  if (store.driver === 'postgresql') {
    const columns = Object.entries(types).map(([name, type]) => sql`${sql.id(name)} ${sql.raw(type)}`)
    return sql`jsonb_to_recordset(${json}::jsonb) as c(${sql.join(columns)})`
  }
  const fields = Object.keys(types).map((name) => sql`json_extract(value, ${sql.lit(`$.${name}`)}) as ${sql.id(name)}`)
  return sql`(select ${sql.join(fields)} from json_each(${json})) as c`
}
