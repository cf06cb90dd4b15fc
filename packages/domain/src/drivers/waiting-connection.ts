import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import type { CompiledQuery, DatabaseConnection, QueryResult, SqliteDatabase, SqliteStatement } from 'kysely'
import { isPassing, textWithNul } from '../driver-fault.ts'
import { DomainError } from '../errors.ts'

/** How many prepared statements are kept; the queries of this package are about a hundred. */
const keptStatements = 200

/**
 * How often another writer's lock is tried again, in milliseconds: shorter than the pause that writers make between
 * transactions, so that who waits finds it. See `WritePause`.
 */
const shortestPoll = 4
const longestPoll = 8

/** PostgreSQL takes no text with NUL; SQLite would keep one that no export could be imported of. */
function refuseNul(parameters: readonly unknown[]): void {
  for (const parameter of parameters) {
    if (typeof parameter !== 'string' || !parameter.includes('\0')) continue
    throw new DomainError({ code: 'invalid_value', message: textWithNul })
  }
}

/** Tells the table of a broken rule, which SQLite does only of unique and required values. */
function withTable(error: unknown, sql: string): unknown {
  const table = /^\s*(?:insert into|update|delete from)\s+["`]?(\w+)/i.exec(sql)?.[1]
  if (error instanceof Error && table !== undefined) Object.assign(error, { table })
  return error
}

/** One open SQLite file that waits for other processes without blocking the event loop, and keeps prepared statements. */
export class WaitingConnection implements DatabaseConnection {
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
    for (;;) {
      try {
        return this.#execute<Result>(sql, parameters)
      } catch (error) {
        const pause = shortestPoll + Math.random() * (longestPoll - shortestPoll)
        const waited = performance.now() - started
        if (!isPassing(error) || this.inTransaction === true || waited + pause > this.#patience) {
          throw withTable(error, sql)
        }
        await sleep(pause)
      }
    }
  }

  async *streamQuery<Result>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Result>> {
    refuseNul(parameters)
    for (const row of this.#database.prepare(sql).iterate(parameters)) yield { rows: [row as Result] }
  }

  close(): void {
    this.#database.close()
  }

  #execute<Result>(sql: string, parameters: readonly unknown[]): QueryResult<Result> {
    refuseNul(parameters)
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
