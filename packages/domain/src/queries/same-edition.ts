import { sql } from 'kysely'
import type { Store } from './store.ts'
import { readFlag } from './stored.ts'
import type { StoredFlag } from './tables.ts'
import { storedTitleKey } from './stored-key.ts'

/** What tells an edition from others. */
export interface Edition {
  readonly title: string
  readonly authorIds: readonly number[]
  readonly asin: string | null
  readonly isbn: string | null
  readonly abridged: boolean | null
  /** The book itself, when it is there already. */
  readonly bookId?: number
}

/**
 * For each edition another active book of the same title and a shared author whose identifiers do not tell the two
 * apart, or null. Books without any author are alike by title.
 */
export async function sameEditions(store: Store, editions: readonly Edition[]): Promise<(number | null)[]> {
  const keys = [...new Set(editions.map(keyOf))]
  const { rows } = await sql<Candidate>`
    select b.id, b.title_key, b.asin, b.isbn, b.abridged, a.author_id from book b left join book_author a on a.book_id = b.id
    where b.title_key ${store.amongTexts(keys)} and b.status = 'active' order by b.id`.execute(store.db)
  const byKey = Map.groupBy(rows, (row) => row.title_key)
  return editions.map((edition) => {
    const fits = (row: Candidate) =>
      row.id !== edition.bookId &&
      row.asin === edition.asin &&
      row.isbn === edition.isbn &&
      (readFlag(row.abridged) ?? false) === (edition.abridged ?? false) &&
      (row.author_id === null ? edition.authorIds.length === 0 : edition.authorIds.includes(row.author_id))
    return byKey.get(keyOf(edition))?.find(fits)?.id ?? null
  })
}

interface Candidate {
  readonly id: number
  readonly title_key: string
  readonly asin: string | null
  readonly isbn: string | null
  readonly abridged: StoredFlag | null
  readonly author_id: number | null
}

function keyOf({ title }: Edition): string {
  return storedTitleKey(title)
}
