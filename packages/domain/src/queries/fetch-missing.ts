import { sql } from 'kysely'
import { moveMissing } from './move-missing.ts'
import type { Store } from './store.ts'

/** A missing book is on its way: a download of it has begun, or begun again. Whoever asked for it takes back a no. */
export async function fetchMissing(store: Store, id: number | null, now: Date): Promise<void> {
  const set = [sql`download_attempted = ${store.flag(true)}`, sql`ignored_reason = null`]
  await moveMissing(store, { ids: [id], from: ['wanted', 'ignored'], to: 'downloading', set, now })
}

/**
 * Missing books may be on their way no more, now that a download of each was given up or has gone: they are wanted again,
 * unless another is in work, will be tried again, or is there and waits to be imported.
 */
export async function wantMissing(store: Store, ids: readonly (number | null)[], now: Date): Promise<void> {
  const given = ids.flatMap((id) => id ?? [])
  const { rows } = await sql<{ id: number }>`
    select id from missing_book m where id ${store.among(given)} and status = 'downloading' and not exists (
      select 1 from download d where d.missing_book_id = m.id and (d.status in ('PENDING', 'DOWNLOADING')
        or d.status = 'FAILED' and d.permanent = ${store.flag(false)} or d.status = 'COMPLETED' and d.imported_at is null))`.execute(
    store.db,
  )
  await moveMissing(store, { ids: rows.map((row) => row.id), from: ['downloading'], to: 'wanted', now })
}
