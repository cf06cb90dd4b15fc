import { sql } from 'kysely'
import { moveMissing } from './move-missing.ts'
import type { Store } from './store.ts'

/** A missing book is on its way: a download of it has begun, or begun again. Whoever asked for it takes back a no. */
export async function fetchMissing(store: Store, id: number | null, now: Date): Promise<void> {
  const set = [sql`download_attempted = ${store.flag(true)}`, sql`ignored_reason = null`]
  await moveMissing(store, { ids: [id], from: ['wanted', 'ignored'], to: 'downloading', set, now })
}

/** A missing book is on its way no more: its download was given up. */
export async function wantMissing(store: Store, id: number | null, now: Date): Promise<void> {
  await moveMissing(store, { ids: [id], from: ['downloading'], to: 'wanted', now })
}
