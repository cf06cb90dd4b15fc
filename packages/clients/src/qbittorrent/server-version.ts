import { createSharedWork, isClientError, type Http } from '../core/index.ts'
import type { Session } from './session.ts'
import { isAtLeast } from './web-api-version.ts'

export interface ServerVersion {
  /** The version of the server's Web API, which is asked for once a session. */
  current(signal?: AbortSignal): Promise<string>
  /** What was known of it is of the past. */
  forget(): void
  /**
   * Makes a call in the way of the server's version: `call` is told whether the Web API is at least `least`. When the
   * version that was known turns out to be of the past, it is made again.
   */
  by<T>(least: string, call: (reached: boolean) => Promise<T>, signal?: AbortSignal): Promise<T>
}

export function createServerVersion(http: Http, session: Session): ServerVersion {
  let known: { generation: number; version: string } | undefined
  const isFresh = (): boolean => known?.generation === session.generation

  const asking = createSharedWork(async (signal) => {
    const version = (await http.text('GET', '/api/v2/app/webapiVersion', { signal })).trim()
    // By now it may be another session than the one that the question began in.
    known = { generation: session.generation, version }
    return version
  })

  const current = async (signal?: AbortSignal): Promise<string> =>
    known !== undefined && isFresh() ? known.version : asking.join(signal)

  function forget(): void {
    known = undefined
  }

  return {
    current,
    forget,
    async by(least, call, signal) {
      const reaches = async (): Promise<boolean> => isAtLeast(await current(signal), least)
      const reached = await reaches()
      try {
        const result = await call(reached)
        // Of a server that was restarted meanwhile the call may have meant something else.
        return isFresh() || (await reaches()) === reached ? result : await call(!reached)
      } catch (error) {
        // The route is not there: where nobody signs in, nothing else tells that the server is of another version now.
        if (!isClientError(error, 'not_found')) throw error
        forget()
        if ((await reaches()) === reached) throw error
        return call(!reached)
      }
    },
  }
}
