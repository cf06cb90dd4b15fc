import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryCompiler,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely'
import { undoneTransaction } from '../driver-fault.ts'
import { DomainError } from '../errors.ts'
import { Turns } from './turns.ts'
import { WaitingConnection } from './waiting-connection.ts'
import { WritePause } from './write-pause.ts'

/** An open file and what is run on it first, in this order. */
export interface OpenedSqlite {
  readonly open: () => Promise<SqliteDatabase>
  readonly pragmas: readonly string[]
}

/** What the driver needs to know. */
export interface WaitingSqliteOptions {
  /** Takes transactions, and everything that is written. */
  readonly writer: OpenedSqlite
  /** Takes what is read outside of transactions, opened after the writer; null: the writer does, in turn. */
  readonly reader: OpenedSqlite | null
  /** How long a statement waits for another process that is writing, in milliseconds. */
  readonly patience: number
  /** How long it waits for a transaction of this process, in milliseconds. */
  readonly ownPatience: number
}

/**
 * A Kysely driver for SQLite. It waits for other writers without blocking the event loop, and takes the write lock
 * when a transaction begins: a read lock that is to become a write lock fails at once instead of waiting. Writers of
 * the process take turns on one connection; readers have another, which sees what is committed and waits for nobody.
 */
export class WaitingSqliteDriver implements Driver {
  readonly #options: WaitingSqliteOptions
  readonly #turns: Turns
  readonly #pause = new WritePause()
  #writer: WaitingConnection | undefined
  #reader: WaitingConnection | undefined

  constructor(options: WaitingSqliteOptions) {
    this.#options = options
    this.#turns = new Turns({ patience: options.ownPatience, refusal: ownTransaction })
  }

  async init(): Promise<void> {
    const { writer, reader, patience } = this.#options
    this.#writer = await openConnection(writer, patience)
    if (reader !== null) this.#reader = await openConnection(reader, patience)
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#writer === undefined) throw new Error('The database is not open.')
    return new Session({ writer: this.#writer, reader: this.#reader, turns: this.#turns, pause: this.#pause })
  }

  async beginTransaction(connection: DatabaseConnection, settings: { accessMode?: string }): Promise<void> {
    await sessionOf(connection).begin(settings.accessMode === 'read only' ? 'begin' : 'begin immediate')
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await sessionOf(connection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await sessionOf(connection).rollback()
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

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    sessionOf(connection).end()
  }

  async destroy(): Promise<void> {
    // The writer last: who closes the file last moves the log into it, which a reader may not.
    this.#reader?.close()
    this.#writer?.close()
  }
}

function ownTransaction(): DomainError {
  return new DomainError({
    code: 'busy',
    message:
      'Another transaction of this program has kept the database for too long. Within a transaction, write with the entity manager that it gives.',
  })
}

async function openConnection({ open, pragmas }: OpenedSqlite, patience: number): Promise<WaitingConnection> {
  const connection = new WaitingConnection(await open(), patience)
  try {
    for (const pragma of pragmas) await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`))
  } catch (error) {
    // Kysely ends only what has begun well: the file would stay open.
    connection.close()
    throw error
  }
  return connection
}

/** What all sessions share. */
interface Shared {
  readonly writer: WaitingConnection
  readonly reader: WaitingConnection | undefined
  readonly turns: Turns
  readonly pause: WritePause
}

/** What one caller has between asking for a connection and giving it back: a statement, or a transaction. */
class Session implements DatabaseConnection {
  readonly #shared: Shared
  #endTurn: (() => void) | undefined

  constructor(shared: Shared) {
    this.#shared = shared
  }

  async executeQuery<Result>(query: CompiledQuery): Promise<QueryResult<Result>> {
    const { writer, reader } = this.#shared
    if (this.#endTurn !== undefined) {
      this.#refuseUndone()
      return writer.executeQuery<Result>(query)
    }
    if (reader !== undefined && onlyReads(query.sql)) return reader.executeQuery<Result>(query)
    await this.#takeTurn()
    try {
      return await writer.executeQuery<Result>(query)
    } finally {
      this.end()
    }
  }

  /** Always the writer's: a connection that is iterating over rows takes no other statement meanwhile. */
  async *streamQuery<Result>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Result>> {
    const inTransaction = this.#endTurn !== undefined
    if (inTransaction) this.#refuseUndone()
    else await this.#takeTurn()
    try {
      yield* this.#shared.writer.streamQuery<Result>(query)
    } finally {
      if (!inTransaction) this.end()
    }
  }

  async begin(statement: string): Promise<void> {
    await this.#takeTurn()
    try {
      await this.#shared.pause.wait()
      await this.#shared.writer.executeQuery(CompiledQuery.raw(statement))
      this.#shared.pause.begin()
    } catch (error) {
      this.end()
      throw error
    }
  }

  async commit(): Promise<void> {
    this.#refuseUndone()
    await this.#shared.writer.executeQuery(CompiledQuery.raw('commit'))
    this.end()
  }

  async rollback(): Promise<void> {
    const { writer } = this.#shared
    try {
      // See `#refuseUndone`: there may be nothing left to undo.
      if (writer.inTransaction !== false) await writer.executeQuery(CompiledQuery.raw('rollback'))
    } finally {
      this.end()
    }
  }

  /** Lets the next writer in. */
  end(): void {
    if (this.#endTurn === undefined) return
    this.#shared.pause.end()
    this.#endTurn()
    this.#endTurn = undefined
  }

  /** A full disk or a broken file makes SQLite roll back by itself: what comes after would be written by itself. */
  #refuseUndone(): void {
    if (this.#shared.writer.inTransaction !== false) return
    throw new DomainError({ code: 'unexpected', message: undoneTransaction })
  }

  async #takeTurn(): Promise<void> {
    this.#endTurn = await this.#shared.turns.take()
  }
}

function sessionOf(connection: DatabaseConnection): Session {
  if (connection instanceof Session) return connection
  throw new Error('The connection is not one of this driver.')
}

/** Whether a statement can only read. What only might is taken for a write: that is slower, never wrong. */
function onlyReads(sql: string): boolean {
  return /^\s*(?:select|with)\b/i.test(sql) && !/\b(?:insert|update|delete|replace)\b/i.test(sql)
}
