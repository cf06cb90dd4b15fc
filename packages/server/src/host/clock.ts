import { AsyncTask, SimpleIntervalJob, ToadScheduler } from 'toad-scheduler'

/** Wakes the host in a steady beat; what is due is the host's business. */
export interface Clock {
  start(): void
  /** No beat begins after this; one that is under way is waited for. */
  stop(): Promise<void>
}

/**
 * A clock on toad-scheduler. A beat is skipped while the one before it still works. What a beat throws goes to
 * `onError` and the clock goes on: the handler is async throughout, since a synchronous throw would end the job for good.
 */
export function createClock(options: {
  readonly seconds: number
  readonly beat: () => Promise<void>
  readonly onError: (error: unknown) => void
}): Clock {
  const scheduler = new ToadScheduler()
  let stopped = false
  let current: Promise<void> = Promise.resolve()

  const once = async () => {
    if (stopped) return
    current = Promise.resolve().then(options.beat).catch(options.onError)
    await current
  }
  const task = new AsyncTask('shelfhand-clock', once, options.onError)

  return {
    start() {
      const schedule = { seconds: options.seconds, runImmediately: true }
      scheduler.addSimpleIntervalJob(new SimpleIntervalJob(schedule, task, { preventOverrun: true }))
    },
    async stop() {
      stopped = true
      scheduler.stop()
      await current
    },
  }
}
