import { type RawBuilder, sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { read, type Store } from './store.ts'

/** Something about the data that a person should look at. */
export interface DataQualityFinding {
  readonly code: DataQualityCode
  readonly count: number
  /** The first of them, by id. */
  readonly examples: readonly { readonly id: number; readonly title: string }[]
}

const examples = 10

/** What is looked for; each is a select of `id` and `title`. */
const searches = {
  duplicate_books: () => sql`
    select min(b.id) as id, min(b.title) as title from book b join book_author a on a.book_id = b.id and a.position = 0
    where b.status = 'active' and b.missing_since is null
    group by b.title_key, a.author_id, coalesce(b.asin, ''), coalesce(b.isbn, ''), b.abridged having count(*) > 1`,
  conflicting_asins: () => sql`
    select min(id) as id, min(title) as title from book where asin is not null and status = 'active'
    group by asin having count(distinct title_key) > 1`,
  books_without_author: () => sql`
    select id, title from book b where status = 'active' and not exists (select 1 from book_author a where a.book_id = b.id)`,
  series_without_numbers: () => sql`
    select s.id, s.name as title from series s where s.owned_books > 1 and not exists (
      select 1 from book_series j where j.series_id = s.id and j.sequence_sort is not null)`,
  authors_without_books: () => sql`
    select id, name as title from author a where not exists (select 1 from book_author b where b.author_id = a.id)`,
  series_without_books: () => sql`
    select id, name as title from series s where not exists (select 1 from book_series b where b.series_id = s.id)`,
  stale_checks: (store: Store, now: Date) => sql`
    select id, name as title from series where owned_books > 1 and (last_checked_at is null
      or last_checked_at < ${store.moment(new Date(now.getTime() - 60 * 86_400_000))})`,
  vanished_books: () => sql`select id, title from book where missing_since is not null`,
} satisfies Record<string, (store: Store, now: Date) => RawBuilder<unknown>>
export type DataQualityCode = keyof typeof searches

/** Looks the whole library through for what does not fit together: a report, not for a page that is shown all the time. */
export function dataQuality(em: EntityManager, input: { now: Date }): Promise<DataQualityFinding[]> {
  return read(em, async (store) => {
    const findings: DataQualityFinding[] = []
    for (const [code, search] of Object.entries(searches) as [
      DataQualityCode,
      (store: Store, now: Date) => RawBuilder<unknown>,
    ][]) {
      const { rows } = await sql<{ id: number; title: string; count: number | string }>`
        select id, title, count(*) over () as count from (${search(store, input.now)}) as found order by id limit ${examples}`.execute(
        store.db,
      )
      findings.push({
        code,
        count: Number(rows[0]?.count ?? 0),
        examples: rows.map(({ id, title }) => ({ id, title })),
      })
    }
    return findings
  })
}
