import { sql } from 'kysely'
import type { Store } from './store.ts'
import { readFlag, readMoment } from './stored.ts'
import type { Row } from './tables.ts'

/** An author. Moments are ISO-8601 in UTC. */
export interface AuthorRecord {
  readonly id: number
  readonly name: string
  readonly sortName: string
  readonly absAuthorId: string | null
  readonly asin: string | null
  readonly hardcoverId: string | null
  readonly description: string | null
  readonly imageUrl: string | null
  readonly favourite: boolean
  readonly booksOwned: number
  readonly booksMissing: number
  /** 0 to 100; null until the author was checked for gaps. */
  readonly completionPercentage: number | null
  readonly lastCheckedAt: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** The authors with these ids, in their order; unknown ids are left out. */
export async function authorsById(store: Store, ids: readonly number[]): Promise<AuthorRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row<'author'>>`select * from author where id ${store.among(ids)}`.execute(store.db)
  const byId = new Map(rows.map((row) => [row.id, authorRecord(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** An author's row as a record. */
export function authorRecord(row: Row<'author'>): AuthorRecord {
  return {
    id: row.id,
    name: row.name,
    sortName: row.sort_name,
    absAuthorId: row.abs_author_id,
    asin: row.asin,
    hardcoverId: row.hardcover_id,
    description: row.description,
    imageUrl: row.image_url,
    favourite: readFlag(row.favourite),
    booksOwned: row.books_owned,
    booksMissing: row.books_missing,
    completionPercentage: row.completion_percentage === null ? null : Number(row.completion_percentage),
    lastCheckedAt: readMoment(row.last_checked_at),
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }
}
