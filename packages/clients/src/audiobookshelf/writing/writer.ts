import { isClientError, type CallOptions, type ClientError, type Http } from '../../core/index.ts'
import { doubtServer, patience, settleDoubt } from './doubt.ts'
import { endOfLeftWrite, quietTime } from './left-write.ts'
import { outcomeOf, unknownOutcome } from './outcome.ts'
import { waitUntilHealthy } from './wait-until-healthy.ts'
import { writeQueueOf, type Turn } from './write-queue.ts'

/** Options for the request of a write: pass them all on. */
export type WriteCall = Pick<CallOptions, 'signal' | 'onLeft'>

export interface ReadBack {
  signal: AbortSignal | undefined
  /** The moment of the write by the server's clock, in milliseconds since the epoch: what it made is not older. */
  since: number
}

interface Write<T> {
  /** Sends the write. `again` is true the second time. */
  send: (call: WriteCall, again: boolean) => Promise<T>
  /** Reads back after a broken connection: the answer when the write was made, undefined when it was not. */
  confirm?: (readBack: ReadBack) => Promise<T | undefined>
  /** Sending it twice would do it twice, and reading back does not tell for sure that it is missing: it is sent once. */
  once?: boolean
  signal?: AbortSignal
}

export type Writer = <T>(write: Write<T>) => Promise<T>

/**
 * Sends writes one after the other. A write whose connection broke may have happened or not, and may have met a dying
 * server: then the server is waited for, the write is read back, and made again if it is not there. Once only, so that
 * a write that ends the server does not end it for ever. Where that cannot be found out, the error says so.
 *
 * After such a write, and after one that was given up, the next one waits until the server is done and well.
 */
export function createWriter(http: Http): Writer {
  const queue = writeQueueOf(http.baseUrl)
  return (write) =>
    queue(async (turn) => {
      await settleDoubt(http, turn.server, write.signal)
      try {
        return await attempt(http, write, turn)
      } catch (error) {
        if (!turn.waited || outcomeOf(error) !== 'unsent') throw error
        // One before it may have ended the server, which then will be back.
        doubtServer(turn.server, http.clock)
        await settleDoubt(http, turn.server, write.signal)
        return attempt(http, write, turn)
      }
    }, write.signal)
}

async function attempt<T>(http: Http, write: Write<T>, { server, hold }: Turn): Promise<T> {
  const { clock } = http
  const { send, confirm, once = false, signal } = write
  const sentAt = clock.now()
  const call: WriteCall = {
    signal,
    onLeft(left) {
      doubtServer(server, clock)
      hold(endOfLeftWrite(left, clock))
    },
  }
  try {
    return await send(call, false)
  } catch (error) {
    const outcome = outcomeOf(error)
    if (!isClientError(error) || outcome === 'known' || outcome === 'unsent') throw error
    const late = outcome === 'late'
    doubtAfter(error)
    if (confirm === undefined && (once || late)) throw unknownOutcome(error)
    const now = clock.now()
    const serverNow = await waitUntilHealthy(http, { until: late ? now : now + patience, signal })
    if (serverNow === undefined) throw unknownOutcome(error)
    if (!late) server.doubt = undefined
    // The Date header counts whole seconds.
    const since = serverNow - (clock.now() - sentAt) - 2000
    // When the reading back fails too, the broken write is what the caller has to hear of.
    const made = await confirm?.({ signal, since }).catch((failure: unknown) => {
      signal?.throwIfAborted()
      throw isClientError(failure) ? unknownOutcome(error) : failure
    })
    if (made !== undefined) return made
    // After a timeout the first one may still be at work, and a second beside it is what ends servers.
    if (once || late) throw unknownOutcome(error)
    return sendAgain()
  }

  async function sendAgain(): Promise<T> {
    try {
      return await send(call, true)
    } catch (error) {
      if (!isClientError(error) || outcomeOf(error) === 'known') throw error
      doubtAfter(error)
      throw unknownOutcome(error)
    }
  }

  /** A late write that was only told of by a proxy cannot be watched: the server is left alone for a while instead. */
  function doubtAfter(error: ClientError): void {
    const unseen = outcomeOf(error) === 'late' && error.status !== undefined
    doubtServer(server, clock, unseen ? quietTime : 0)
  }
}
