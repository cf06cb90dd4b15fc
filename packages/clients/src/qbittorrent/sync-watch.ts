import { isClientError, type ClientError, type Http } from '../core/index.ts'
import { pathOf, type Signal } from './api.ts'
import { MainDataWire, mergeMainData, type MainData, type MergedState } from './main-data.ts'
import type { Session } from './session.ts'

export interface WatchOptions extends Signal {
  /** Milliseconds between two polls; less than the server's own 1,500 brings nothing. */
  interval?: number
  /** Milliseconds after which everything is asked for anew: 5.1 may keep a torrent listed that is gone. */
  fullEvery?: number
  /** Told of every failed poll, before it waits `delay` milliseconds and starts over. */
  onFailure?(error: ClientError, delay: number): void
}

const maindata = pathOf('sync/maindata')
const longestDelay = 30_000

/**
 * The state of the whole server, again whenever something changed. It polls in a session of its own: the server keeps
 * for each session what it has told, and two pollers in one would get everything every time. After a failed poll it
 * starts over with a full update, because an answer that was lost never comes again; `changes` bridges the gap.
 * The first poll must succeed. Later the server may be away, restart, or end the session. It ends with the signal's
 * reason, by leaving the loop, or when signing in is refused.
 */
export async function* watch(
  http: Http,
  clientSession: Session,
  { interval = 1_500, fullEvery = 300_000, onFailure, signal }: WatchOptions = {},
): AsyncGenerator<MainData, void> {
  const session = clientSession.another()
  const poll = poller(http, session, signal)
  let state: MergedState | undefined
  let failures = 0
  let sinceFull = 0
  try {
    for (;;) {
      signal?.throwIfAborted()
      const full = state === undefined || failures > 0 || sinceFull >= fullEvery
      try {
        const update = await poll(full ? 0 : (state?.rid ?? 0))
        const next = mergeMainData(state, update)
        if (update.full_update === true) sinceFull = 0
        failures = 0
        const first = state === undefined
        state = next
        if (first || isNews(next.data, update.server_state !== undefined)) yield next.data
      } catch (error) {
        signal?.throwIfAborted()
        const failure = asFailure(http, error)
        if (state === undefined || !passes(failure)) throw failure
        failures += 1
        if (isClientError(failure, 'forbidden')) session.forget()
        const delay = Math.min(longestDelay, interval * 2 ** Math.min(failures - 1, 10))
        onFailure?.(failure, delay)
        await http.clock.sleep(delay, signal)
        continue
      }
      await http.clock.sleep(interval, signal)
      sinceFull += interval
    }
  } finally {
    await leave(http, session)
  }
}

/** One poll in the watch's own session, which is opened again once when the server has ended it. A delta is asked for once only. */
function poller(http: Http, session: Session, signal: AbortSignal | undefined) {
  const ask = (rid: number, headers: Record<string, string>) =>
    http.request('GET', maindata, {
      query: { rid },
      schema: MainDataWire,
      headers,
      authorize: false,
      // Not a judgement: the session's cookies stand in its answers.
      classify: (answer) => {
        session.observe(answer)
        return undefined
      },
      ...(rid === 0 ? {} : { attempts: 1 }),
      signal,
    })
  return async (rid: number) => {
    const used = await session.headers(signal)
    try {
      return await ask(rid, used)
    } catch (error) {
      if (!isClientError(error, 'forbidden')) throw error
      if (!(await session.renew({ status: 403, used }, signal))) throw error
      return ask(0, await session.headers(signal))
    }
  }
}

function isNews({ changes }: MainData, serverChanged: boolean): boolean {
  return serverChanged || changes.added.length > 0 || changes.updated.length > 0 || changes.removed.length > 0
}

/** What does not fit together means that an answer was missed. */
function asFailure(http: Http, error: unknown): ClientError {
  if (isClientError(error)) return error
  return http.failure('GET', maindata, { code: 'unexpected_response', detail: 'an update does not fit what was known' })
}

/** A refused password stays refused; everything else may pass. */
const passes = (error: ClientError): boolean => error.code !== 'unauthorized'

/** From 5.2 only 15 sessions are kept: this one is given back. */
async function leave(http: Http, session: Session): Promise<void> {
  const headers = session.current()
  if (headers.cookie === undefined) return
  await http.send('POST', pathOf('auth/logout'), { authorize: false, headers, timeout: 1_000 }).catch(() => {})
}
