import type { Clock, Http } from '../../core/index.ts'
import { waitUntilHealthy } from './wait-until-healthy.ts'

/** What the writes of one server know of it. */
export interface ServerState {
  /** Set after a write of which nobody knows how it ended. Both in milliseconds since the epoch. */
  doubt:
    | {
        /** The server may be at work until then, and is left alone. */
        quietUntil: number
        /** It is waited for until then; after that it is asked once a write. */
        patientUntil: number
      }
    | undefined
}

/** Milliseconds; a supervised server is back within seconds. */
export const patience = 60_000

/** Has the next write make sure that the server is well, after `quiet` milliseconds in which it is left alone. */
export function doubtServer(server: ServerState, clock: Clock, quiet = 0): void {
  const now = clock.now()
  server.doubt = { quietUntil: now + quiet, patientUntil: now + quiet + patience }
}

/** Waits for a server in doubt. Rejects with `unavailable`, after which nothing was sent, when it does not come back. */
export async function settleDoubt(http: Http, server: ServerState, signal: AbortSignal | undefined): Promise<void> {
  if (server.doubt === undefined) return
  const { quietUntil, patientUntil } = server.doubt
  const quiet = quietUntil - http.clock.now()
  if (quiet > 0) await http.clock.sleep(quiet, signal)
  if ((await waitUntilHealthy(http, { until: patientUntil, signal })) === undefined) {
    const detail = 'the server has not come back after a write that broke; this one was not sent'
    throw http.failure('GET', '/healthcheck', { code: 'unavailable', detail, retryable: true })
  }
  server.doubt = undefined
}
