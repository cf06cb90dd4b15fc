/** How turns are waited for. */
export interface TurnsOptions {
  /** The longest time that somebody waits for a turn, in milliseconds. */
  readonly patience: number
  /** What is thrown to whoever has waited for so long. */
  readonly refusal: () => Error
}

/** Gives one holder at a time its turn, in the order in which they asked. */
export class Turns {
  readonly #options: TurnsOptions
  #last: Promise<void> = Promise.resolve()

  constructor(options: TurnsOptions) {
    this.#options = options
  }

  /**
   * Waits for its turn; calling what it gives ends the turn. Calling it again does nothing. Who has waited too long is
   * refused, and those behind do not wait for it.
   */
  async take(): Promise<() => void> {
    const before = this.#last
    let end: () => void = () => undefined
    this.#last = new Promise((resolve) => {
      end = resolve
    })
    if (await this.#isReached(before)) return end
    void before.then(end)
    throw this.#options.refusal()
  }

  async #isReached(before: Promise<void>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, this.#options.patience, false)
    })
    try {
      return await Promise.race([before.then(() => true), late])
    } finally {
      clearTimeout(timer)
    }
  }
}
