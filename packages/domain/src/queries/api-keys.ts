import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import type { ApiKeyScope } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { read, writeApart } from './store.ts'
import { readMoment } from './stored.ts'
import type { Row } from './tables.ts'
import { storedId } from './stored-id.ts'

/** A key to the HTTP interface, without the key itself. */
export interface ApiKeyRecord {
  readonly id: number
  readonly name: string
  readonly scope: ApiKeyScope
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

/** Keeps a new key's hash. Throws `conflict` when the same key is there already. */
export function createApiKey(
  em: EntityManager,
  input: { name: string; hash: string; scope: ApiKeyScope; expiresAt?: Date | null; now: Date },
): Promise<ApiKeyRecord> {
  return writeApart(em, async (store) => {
    const other = await store.db.selectFrom('api_key').select('id').where('hash', '=', input.hash).executeTakeFirst()
    if (other !== undefined) {
      throw new DomainError({
        code: 'conflict',
        entity: 'api_key',
        field: 'hash',
        id: other.id,
        message: `This key is there already (key ${other.id}).`,
      })
    }
    const row = await store.db
      .insertInto('api_key')
      .values({
        name: input.name,
        hash: input.hash,
        scope: input.scope,
        expires_at: store.moment(input.expiresAt),
        created_at: store.moment(input.now),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return apiKeyRecord(row)
  })
}

/** The key with this hash if it is good at `now`: neither revoked nor expired. */
export function findApiKeyByHash(em: EntityManager, input: { hash: string; now: Date }): Promise<ApiKeyRecord | null> {
  return read(em, async (store) => {
    const { rows } = await sql<Row<'api_key'>>`
      select * from api_key where hash = ${input.hash} and revoked_at is null
        and (expires_at is null or expires_at > ${store.moment(input.now)})`.execute(store.db)
    return rows[0] === undefined ? null : apiKeyRecord(rows[0])
  })
}

/** Notes that a key was used. Writes at most once a minute, however busy the key is. */
export function touchApiKey(em: EntityManager, input: { id: number; now: Date }): Promise<void> {
  return writeApart(em, async (store) => {
    const minuteAgo = new Date(input.now.getTime() - 60_000)
    await sql`update api_key set last_used_at = ${store.moment(input.now)}
      where id = ${storedId(input.id)} and (last_used_at is null or last_used_at < ${store.moment(minuteAgo)})`.execute(
      store.db,
    )
  })
}

/** Every key, revoked ones included, the oldest first. */
export function listApiKeys(em: EntityManager): Promise<ApiKeyRecord[]> {
  return read(em, async (store) =>
    (await store.db.selectFrom('api_key').selectAll().orderBy('id').execute()).map(apiKeyRecord),
  )
}

/** Makes a key useless from now on. False when there is none, or it was revoked before. */
export function revokeApiKey(em: EntityManager, input: { id: number; now: Date }): Promise<boolean> {
  return writeApart(em, async (store) => {
    const { numUpdatedRows } = await store.db
      .updateTable('api_key')
      .set({ revoked_at: store.moment(input.now) })
      .where('id', '=', storedId(input.id))
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
}

/** How many keys are good: the first start makes one when there is none. */
export function countApiKeys(em: EntityManager): Promise<number> {
  return read(em, async (store) => {
    const row = await store.db
      .selectFrom('api_key')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return Number(row?.count ?? 0)
  })
}

function apiKeyRecord(row: Row<'api_key'>): ApiKeyRecord {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    createdAt: readMoment(row.created_at),
    lastUsedAt: readMoment(row.last_used_at),
    expiresAt: readMoment(row.expires_at),
    revokedAt: readMoment(row.revoked_at),
  }
}
