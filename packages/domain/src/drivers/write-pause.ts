import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds that a process may hold the write lock, in one transaction or several, before it makes a pause. */
const longestHold = 100

/** Milliseconds of a pause: longer than others take to ask again, so that one of them gets in. */
const pause = 12

/** The clock, for tests. */
export interface WritePauseOptions {
  readonly now?: () => number
  readonly sleep?: (milliseconds: number) => Promise<unknown>
}

/**
 * Makes a process that writes one transaction after the other leave a gap now and then. SQLite has no queue: who waits
 * asks again every few milliseconds, and would hardly ever find the lock free between two transactions.
 */
export class WritePause {
  readonly #now: () => number
  readonly #sleep: (milliseconds: number) => Promise<unknown>
  #held = 0
  #begun: number | undefined
  #ended = Number.NEGATIVE_INFINITY

  constructor({ now = () => performance.now(), sleep = wait }: WritePauseOptions = {}) {
    this.#now = now
    this.#sleep = sleep
  }

  /** Waits before a transaction, when there has to be a gap. */
  async wait(): Promise<void> {
    const gap = this.#now() - this.#ended
    if (this.#held >= longestHold && gap < pause) await this.#sleep(pause - gap)
    if (this.#held >= longestHold || gap >= pause) this.#held = 0
  }

  /** The lock is taken now. */
  begin(): void {
    this.#begun = this.#now()
  }

  /** The lock is given back now. */
  end(): void {
    if (this.#begun === undefined) return
    this.#ended = this.#now()
    this.#held += this.#ended - this.#begun
    this.#begun = undefined
  }
}
