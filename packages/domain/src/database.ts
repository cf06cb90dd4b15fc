import type { SqlEntityManager } from '@mikro-orm/sql'

/** What every query function takes first. */
export type EntityManager = SqlEntityManager

/** Which database is behind an entity manager. */
export type DriverName = 'sqlite' | 'postgresql'

/** An open database. What opens it closes it; closing twice is fine. */
export interface Database extends AsyncDisposable {
  /** MikroORM itself, for those who want to work with entities. */
  readonly orm: { readonly em: EntityManager }
  readonly driver: DriverName
  /** A fresh entity manager: one for each request or run. */
  em(): EntityManager
  /** Brings the schema up to date; gives the names of the migrations that were applied now. */
  migrate(): Promise<{ readonly applied: readonly string[] }>
  /**
   * The database as it is now, whatever is written meanwhile: for reading for a long time, such as an export.
   * It has a connection of its own, so that nobody waits for it; close it soon. A SQLite database in memory has no
   * other connection: there all wait until it is closed.
   */
  snapshot(): Promise<Snapshot>
  /** Ends all connections; whatever is asked afterwards fails with `unreachable`. */
  close(): Promise<void>
}

/** A fixed view of a database. */
export interface Snapshot extends AsyncDisposable {
  readonly em: EntityManager
  close(): Promise<void>
}
