import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { read, writeApart } from './store.ts'
import { indexedOrRefuse } from './stored-key.ts'
import { cleanText, storedText } from './stored-text.ts'
import { readMoment } from './stored.ts'

/** An answer that was kept. */
export interface CachedAnswerRecord {
  readonly body: string
  readonly etag: string | null
  readonly fetchedAt: string
  readonly expiresAt: string
  /** Whether it may be used without asking again; an old one is good for a conditional request. */
  readonly fresh: boolean
}

/** The answer that was kept for a request, or null. */
export function readAnswer(
  em: EntityManager,
  input: { service: string; requestKey: string; now: Date },
): Promise<CachedAnswerRecord | null> {
  return read(em, async (store) => {
    const row = await store.db
      .selectFrom('cached_answer')
      .selectAll()
      .where('service', '=', input.service)
      .where('request_key', '=', input.requestKey)
      .executeTakeFirst()
    if (row === undefined) return null
    const expiresAt = readMoment(row.expires_at)
    return {
      body: row.body,
      etag: row.etag,
      fetchedAt: readMoment(row.fetched_at),
      expiresAt,
      fresh: new Date(expiresAt) > input.now,
    }
  })
}

/** Keeps an answer; a newer one replaces it. Throws `invalid_value` for a request key of more than 2,600 bytes. */
export function keepAnswer(
  em: EntityManager,
  input: { service: string; requestKey: string; body: string; etag?: string | null; expiresAt: Date; now: Date },
): Promise<void> {
  return writeApart(em, async (store) => {
    const body = cleanText(input.body)
    const requestKey = indexedOrRefuse('cached_answer', 'requestKey', input.requestKey)
    await sql`insert into cached_answer (service, request_key, body, bytes, etag, fetched_at, expires_at)
      values (${input.service}, ${requestKey}, ${body}, ${Buffer.byteLength(body)}, ${storedText(input.etag)},
        ${store.moment(input.now)}, ${store.moment(input.expiresAt)})
      on conflict (service, request_key) do update set body = excluded.body, bytes = excluded.bytes, etag = excluded.etag,
        fetched_at = excluded.fetched_at, expires_at = excluded.expires_at`.execute(store.db)
  })
}

/** How many answers are looked at together when the cache is cut. */
const step = 500

/** Deletes expired answers, then the ones that expire next until all fit into `largestBytes`. Gives how many. */
export function trimAnswers(
  em: EntityManager,
  input: { now: Date; largestBytes: number; dryRun?: boolean },
): Promise<{ expired: number; crowdedOut: number }> {
  return writeApart(em, async (store) => {
    const expired = sql`from cached_answer where expires_at <= ${store.moment(input.now)}`
    const sizes = await sql<{ count: number | string; bytes: number | string | null }>`
      select count(*) as count, (select sum(bytes) from cached_answer where expires_at > ${store.moment(input.now)}) as bytes
      ${expired}`.execute(store.db)
    const count = Number(sizes.rows[0]?.count ?? 0)
    if (input.dryRun !== true) await sql`delete ${expired}`.execute(store.db)
    let excess = Number(sizes.rows[0]?.bytes ?? 0) - input.largestBytes
    let crowdedOut = 0
    for (let after = 0; excess > 0;) {
      const { rows } = await sql<{ id: number; bytes: number }>`
        select id, bytes from cached_answer where expires_at > ${store.moment(input.now)}
        order by expires_at, id limit ${step} offset ${after}`.execute(store.db)
      if (rows.length === 0) break
      const gone: number[] = []
      for (const row of rows) {
        if (excess <= 0) break
        gone.push(row.id)
        excess -= row.bytes
      }
      crowdedOut += gone.length
      if (input.dryRun === true) after += rows.length
      else await sql`delete from cached_answer where id ${store.among(gone)}`.execute(store.db)
    }
    return { expired: count, crowdedOut }
  })
}
