/** How long a run is believed alive without a sign of life, in seconds. */
export const leaseSeconds = 60
/** How often a run gives one: several may be missed before anybody calls it dead. */
const renewSeconds = 15

/** Keeps a run's lease alive until `stop`. A renewal that fails is told and tried again at the next beat. */
export function keepLease(options: {
  readonly renew: (until: Date) => Promise<void>
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}): { stop(): Promise<void> } {
  let current: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    current = options.renew(leaseUntil(options.now())).catch(options.onError)
  }, renewSeconds * 1000)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await current
    },
  }
}

/** When a lease that is given now ends. */
export function leaseUntil(now: Date): Date {
  return new Date(now.getTime() + leaseSeconds * 1000)
}
