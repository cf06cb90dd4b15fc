import { setTimeout as sleep } from 'node:timers/promises'
import { SqlitePlatform } from '@mikro-orm/sql'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { DriverName, EntityManager } from '../database.ts'
import { isPassing, isOvertaken, toDomainError } from '../driver-fault.ts'
import { DomainError } from '../errors.ts'
import { storedId } from './stored-id.ts'
import { isStorable } from './stored-moment.ts'
import { storedJson } from './stored-text.ts'
import type { StoredFlag, StoredMoment, TableName, Tables } from './tables.ts'

/** Rows by SQL, and how values are written for the driver at hand. What all queries are made of. */
export interface Store {
  readonly db: Kysely<Tables>
  readonly driver: DriverName
  /** A moment as the driver takes it. Throws `invalid_value` for one outside of the years 1000 to 9999. */
  moment(date: Date): StoredMoment
  moment(date: Date | null | undefined): StoredMoment | null
  flag(value: boolean): StoredFlag
  flag(value: boolean | null | undefined): StoredFlag | null
  json(value: unknown): string
  /** The end of a condition: "is one of these ids". One parameter whatever their number: the statement stays the same. */
  among(ids: readonly number[]): RawBuilder<unknown>
  /** The end of a condition: "is one of these texts". */
  amongTexts(texts: readonly string[]): RawBuilder<unknown>
}

/** How a row is locked. */
export interface LockOptions {
  /** Also makes those wait who only want to refer to the row, such as a book to its author. Default false. */
  readonly alone?: boolean
}

/**
 * Makes other transactions that want to change a row wait for this one. SQLite has one writer at a time anyway.
 * What is read after it is what the write will change.
 *
 * So that no two transactions wait for each other, all lock in one order: books, series, authors, then missing books;
 * rows of one table by id.
 */
export function lockRow(store: Store, table: TableName, id: number, options?: LockOptions): Promise<void> {
  return lockRows(store, table, [id], options)
}

/** Locks several rows as {@link lockRow} does, in the order of their ids. */
export async function lockRows(
  store: Store,
  table: TableName,
  ids: readonly number[],
  { alone = false }: LockOptions = {},
): Promise<void> {
  if (store.driver === 'sqlite' || !store.db.isTransaction || ids.length === 0) return
  const strength = alone ? sql`for update` : sql`for no key update`
  await sql`select 1 from ${sql.table(table)} where id ${store.among(ids)} order by id ${strength}`.execute(store.db)
}

/** How often a write is tried when another process got in the way. */
const attempts = 6

/** How often a write is tried when somebody else has inserted the same, or deleted what it ties: then it finds out. */
const conflicts = 3

/** Runs `work` on the entity manager's connection; errors come out as `DomainError`. */
export async function read<Result>(em: EntityManager, work: (store: Store) => Promise<Result>): Promise<Result> {
  try {
    return await work(storeOf(em))
  } catch (error) {
    throw toDomainError(error)
  }
}

/**
 * Runs `work` in a transaction: in the entity manager's own if one is open, where a refusal undoes what `work` did and
 * leaves the rest; else in a short one of its own that is tried again when another process got in the way, unless it
 * can run only `once`. Errors come out as `DomainError`.
 */
export function write<Result>(
  em: EntityManager,
  work: (store: Store) => Promise<Result>,
  options: WriteOptions = {},
): Promise<Result> {
  return transact(
    em,
    async (store) => {
      await lockShelf(store)
      return work(store)
    },
    options,
  )
}

/** As {@link write}, for tables that no write of the shelf touches: such writes wait for none, and none for them. */
export function writeApart<Result>(em: EntityManager, work: (store: Store) => Promise<Result>): Promise<Result> {
  return transact(em, work, {})
}

interface WriteOptions {
  readonly once?: boolean
}

/** PostgreSQL numbers its advisory locks by two integers. */
const shelfLock = 7_341_904

/**
 * One write of books, series, authors, missing books, downloads and change sets after the other, on all nodes. The
 * counters of their tables make them wait for each other anyway, but each where it happens to be: crosswise more often
 * than not, and PostgreSQL takes a second to see that. SQLite has one writer by itself.
 */
async function lockShelf({ db, driver }: Store): Promise<void> {
  if (driver === 'postgresql') await sql`select pg_advisory_xact_lock(${sql.lit(shelfLock)}, 0)`.execute(db)
}

async function transact<Result>(
  em: EntityManager,
  work: (store: Store) => Promise<Result>,
  options: WriteOptions,
): Promise<Result> {
  const store = storeOf(em)
  if (store.db.isTransaction)
    return inTurn(store, () => inSavepoint(store, work, options.once === true ? 1 : conflicts))
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.db.transaction().execute((transaction) => work(storeFor(transaction, store.driver)))
    } catch (error) {
      const tries = isPassing(error) ? attempts : isOvertaken(error) ? conflicts : 1
      if (options.once === true || attempt >= tries) throw toDomainError(error)
      await sleep(2 ** attempt * 5 * (0.5 + Math.random()))
    }
  }
}

/** The last write of each open transaction: savepoints of writes at the same time would end each other. */
const turns = new WeakMap<object, Promise<unknown>>()

function inTurn<Result>({ db }: Store, work: () => Promise<Result>): Promise<Result> {
  const result = (turns.get(db) ?? Promise.resolve()).then(work)
  turns.set(
    db,
    result.catch(() => undefined),
  )
  return result
}

async function inSavepoint<Result>(
  store: Store,
  work: (store: Store) => Promise<Result>,
  tries: number,
): Promise<Result> {
  const run = (command: string) => sql.raw(`${command} shelfhand_write`).execute(store.db)
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run('savepoint')
      const result = await work(store)
      await run('release savepoint')
      return result
    } catch (error) {
      // After a full disk or a lost connection the whole transaction is gone, and the savepoint with it.
      await run('rollback to savepoint').then(
        () => run('release savepoint'),
        () => undefined,
      )
      if (!isOvertaken(error) || attempt >= tries) throw toDomainError(error)
    }
  }
}

function storeOf(em: EntityManager): Store {
  const db: Kysely<Tables> = em.getKysely<Tables>()
  return storeFor(db, em.getPlatform() instanceof SqlitePlatform ? 'sqlite' : 'postgresql')
}

function storeFor(db: Kysely<Tables> | Transaction<Tables>, driver: DriverName): Store {
  return driver === 'sqlite' ? { db, driver, ...sqliteValues } : { db, driver, ...postgresqlValues }
}

type Values = Pick<Store, 'moment' | 'flag' | 'json' | 'among' | 'amongTexts'>

function moment(date: Date): StoredMoment
function moment(date: Date | null | undefined): StoredMoment | null
function moment(date: Date | null | undefined): StoredMoment | null {
  return date == null ? null : storable(date).getTime()
}

function momentText(date: Date): StoredMoment
function momentText(date: Date | null | undefined): StoredMoment | null
function momentText(date: Date | null | undefined): StoredMoment | null {
  return date == null ? null : storable(date).toISOString()
}

/** Throws `invalid_value`: what one database would keep as something else, the other refuses. */
function storable(date: Date): Date {
  if (isStorable(date)) return date
  throw new DomainError({ code: 'invalid_value', message: 'A moment has to be one of the years from 1000 to 9999.' })
}

function flag(value: boolean): StoredFlag
function flag(value: boolean | null | undefined): StoredFlag | null
function flag(value: boolean | null | undefined): StoredFlag | null {
  return value == null ? null : Number(value)
}

function flagAsIs(value: boolean): StoredFlag
function flagAsIs(value: boolean | null | undefined): StoredFlag | null
function flagAsIs(value: boolean | null | undefined): StoredFlag | null {
  return value ?? null
}

/** No stored text holds NUL, and PostgreSQL takes none to compare with. */
function isText(text: string): boolean {
  return !text.includes('\0')
}

const sqliteValues: Values = {
  moment,
  flag,
  json: storedJson,
  among: (ids) => sql`in (select value from json_each(${JSON.stringify(ids)}))`,
  amongTexts: (texts) => sql`in (select value from json_each(${JSON.stringify(texts.filter(isText))}))`,
}

const postgresqlValues: Values = {
  moment: momentText,
  flag: flagAsIs,
  json: storedJson,
  among: (ids) => sql`= any(${ids.filter((id) => storedId(id) === id)}::int[])`,
  amongTexts: (texts) => sql`= any(${texts.filter(isText)}::text[])`,
}
