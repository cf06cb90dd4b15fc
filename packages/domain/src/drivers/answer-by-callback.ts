/** A connection of PostgreSQL's driver, as far as queries go. */
interface Client {
  query: Query
}
type Query = (statement: unknown, values?: unknown, callback?: Callback) => unknown
type Callback = (error: unknown, result: unknown) => void

/** A pool of such connections. */
interface Pool {
  on(event: 'connect', listener: (client: Client) => void): unknown
}

/**
 * Makes the connections of a pool answer through callbacks. The promises that `pg` makes itself are linked one to the
 * next in a way that keeps all answers alive until V8 looks through its whole memory (seen with pg 8.23 on Node 24): a
 * thousand queries in a row held what a thousand answers take. Promises made here are not.
 */
export function answerByCallback(pool: Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client)
    client.query = (statement, values, callback) =>
      typeof statement === 'string' && callback === undefined
        ? new Promise((resolve, reject) => {
            query(statement, values, (error, result) => {
              if (error == null) resolve(result)
              else reject(error)
            })
          })
        : query(statement, values, callback)
  })
}
