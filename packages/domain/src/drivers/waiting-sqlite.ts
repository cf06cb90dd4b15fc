import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryCompiler,
  type QueryResult,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely'
import { isPassing } from '../driver-fault.ts'

/** How many prepared statements are kept; the queries of this package are about a hundred. */
const keptStatements = 200

/** What the driver needs to know. */
export interface WaitingSqliteOptions {
  /** Opens the file; called once. */
  readonly open: () => Promise<SqliteDatabase>
  /** Run on the new connection, in this order. */
  readonly pragmas: readonly string[]
  /** How long a statement waits for another process that is writing, in milliseconds. */
  readonly patience: number
}

/**
 * A Kysely driver for SQLite that waits for other writers without blocking the event loop, takes the write lock when
 * a transaction begins (a read lock that is to become a write lock fails at once instead of waiting), and keeps
 * prepared statements.
 */
export class WaitingSqliteDriver implements Driver {
  readonly #options: WaitingSqliteOptions
  #database: SqliteDatabase | undefined
  #connection: WaitingConnection | undefined

  constructor(options: WaitingSqliteOptions) {
    this.#options = options
  }

  async init(): Promise<void> {
    this.#database = await this.#options.open()
    this.#connection = new WaitingConnection(this.#database, this.#options.patience)
    try {
      for (const pragma of this.#options.pragmas)
        await this.#connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`))
    } catch (error) {
      // Kysely ends only what has begun well: the file would stay open.
      this.#database.close()
      throw error
    }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#connection === undefined) throw new Error('The database is not open.')
    return this.#connection
  }

  async beginTransaction(connection: DatabaseConnection, settings: { accessMode?: string }): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk or a broken file makes SQLite roll back by itself; then there is nothing left to undo.
    if (this.#connection?.inTransaction !== false) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async savepoint(
    connection: DatabaseConnection,
    name: string,
    _compile: QueryCompiler['compileQuery'],
  ): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`))
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint "${name}"`))
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint "${name}"`))
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#database?.close()
  }
}

class WaitingConnection implements DatabaseConnection {
  readonly #database: SqliteDatabase & { readonly inTransaction?: boolean }
  readonly #patience: number
  readonly #statements = new Map<string, SqliteStatement>()

  constructor(database: SqliteDatabase, patience: number) {
    this.#database = database
    this.#patience = patience
  }

  get inTransaction(): boolean | undefined {
    return this.#database.inTransaction
  }

  async executeQuery<Result>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Result>> {
    const started = performance.now()
    // SQLite's calls are synchronous: without a turn of the event loop between them, a large write would keep all
    // other work of the process waiting, answers of the network among it.
    if (this.inTransaction === true) await turn()
    for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
      try {
        return this.#execute<Result>(sql, parameters)
      } catch (error) {
        const waited = performance.now() - started
        if (!isPassing(error) || this.inTransaction === true || waited + pause > this.#patience) throw error
        await sleep(pause * (0.5 + Math.random()))
      }
    }
  }

  async *streamQuery<Result>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Result>> {
    for (const row of this.#database.prepare(sql).iterate(parameters)) yield { rows: [row as Result] }
  }

  #execute<Result>(sql: string, parameters: readonly unknown[]): QueryResult<Result> {
    const statement = this.#prepare(sql)
    if (statement.reader) return { rows: statement.all(parameters) as Result[] }
    const { changes, lastInsertRowid } = statement.run(parameters)
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
  }

  #prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql)
    if (kept !== undefined) {
      // Deleting and setting again moves it to the end: the first key is always the one unused the longest.
      this.#statements.delete(sql)
      this.#statements.set(sql, kept)
      return kept
    }
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    const oldest = this.#statements.keys().next().value
    if (this.#statements.size > keptStatements && oldest !== undefined) this.#statements.delete(oldest)
    return statement
  }
}
