import type { DatabaseConnection, Driver, QueryCompiler, TransactionSettings } from 'kysely'
import { isLost } from '../driver-fault.ts'

/**
 * A Kysely driver whose connections come back to their pool also when they are lost in the middle of a transaction that
 * was begun by hand. Kysely gives those back only after a commit or a rollback that succeeds: each lost one would take a
 * place of the pool for ever.
 */
export class ReturningDriver implements Driver {
  readonly #inner: Driver
  readonly #lent = new WeakSet<DatabaseConnection>()

  constructor(inner: Driver) {
    this.#inner = inner
  }

  init(): Promise<void> {
    return this.#inner.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await this.#inner.acquireConnection()
    this.#lent.add(connection)
    return connection
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    try {
      await this.#inner.beginTransaction(connection, settings)
    } catch (error) {
      // Whoever begins by hand gets no transaction now, and so has nothing to end.
      if (isLost(error)) await this.releaseConnection(connection)
      throw error
    }
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#inner.commitTransaction(connection)
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await this.#inner.rollbackTransaction(connection)
    } catch (error) {
      // The server has undone the transaction when it lost the connection.
      if (!isLost(error)) throw error
    }
  }

  async savepoint(connection: DatabaseConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await this.#inner.savepoint?.(connection, name, compile)
  }

  async rollbackToSavepoint(
    connection: DatabaseConnection,
    name: string,
    compile: QueryCompiler['compileQuery'],
  ): Promise<void> {
    await this.#inner.rollbackToSavepoint?.(connection, name, compile)
  }

  async releaseSavepoint(
    connection: DatabaseConnection,
    name: string,
    compile: QueryCompiler['compileQuery'],
  ): Promise<void> {
    await this.#inner.releaseSavepoint?.(connection, name, compile)
  }

  /** Gives a connection back, once. */
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (this.#lent.delete(connection)) await this.#inner.releaseConnection(connection)
  }

  destroy(): Promise<void> {
    return this.#inner.destroy()
  }
}
