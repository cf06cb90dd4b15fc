import { createMemoryBudget, fingerprint, systemClock, type ClientOptions, type FetchLike } from '../core/index.ts'
import type { Signal } from './api.ts'
import { createSeedbox, seedboxBudgetKey, seedboxPause, type SeedboxAddress } from './seedbox.ts'
import { bareCookie } from './session-cookie.ts'
import { createMemorySessionStore, type SessionStore } from './session-store.ts'
import { createSession, type Session } from './session.ts'
import { createSite, leastSpacing } from './site.ts'

export interface MyanonamouseOptions extends ClientOptions {
  /** The session cookie, made in Preferences → Security, as it is shown there. */
  mamId?: string
  /** Keeps the newest cookie. Without one the session lives as long as the process, and may be lost with it. */
  store?: SessionStore
  baseUrl?: string
  /** The host that takes the address of a seedbox. */
  seedboxUrl?: string
}

/**
 * Makes a client for MyAnonamouse. It asks one thing at a time, three seconds apart at least, sends the cookie over
 * https to MyAnonamouse alone, keeps the newest cookie in `store`, stops for good when it is signed out, and never
 * spends wedges or points but through `wedges`. A cookie in `mamId` that differs from the one that the stored session
 * began with takes its place. Name your program in `userAgent`.
 */
export function createMyanonamouse(options: MyanonamouseOptions) {
  const { seedboxUrl = 'https://t.myanonamouse.net', ...rest } = options
  checkManners(rest)
  const { mamId, store = createMemorySessionStore(), baseUrl, ...common } = rest
  const session = createSession({ store, mamId })
  const clock = common.clock ?? systemClock
  const budget = common.budget ?? createMemoryBudget(clock)
  // Cookies change, the one that was configured stays.
  const account = mamId === undefined ? 'stored' : fingerprint(bareCookie(mamId))
  const shared = { ...common, budget, session, account, fetch: keepingCookies(common.fetch, session) }
  const site = createSite({ ...shared, mamId, store: rest.store, baseUrl })
  const seedbox = createSeedbox({ ...shared, baseUrl: seedboxUrl })
  return {
    ...site,
    seedbox: {
      /** Tells MyAnonamouse the address that this request comes from. Once an hour; sooner it throws `rate_limited`. */
      async update({ signal }: Signal = {}): Promise<SeedboxAddress> {
        const address = await seedbox.update(signal)
        await budget.block('myanonamouse', seedboxBudgetKey(seedboxUrl, account), clock.now() + seedboxPause * 1000)
        return address
      },
    },
  }
}

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Myanonamouse extends ReturnType<typeof createMyanonamouse> {}

/** A fetch that hands every new cookie over before the body is read. */
function keepingCookies(fetch: FetchLike | undefined, session: Session): FetchLike {
  const send: FetchLike = fetch ?? ((address, init) => globalThis.fetch(address, init))
  return async (address, init) => {
    const response = await send(address, init)
    // Only requests that carried the session may change it.
    if (new Headers(init.headers).has('cookie')) await session.take(response.headers)
    return response
  }
}

/** At MyAnonamouse itself the rate may be made slower, not faster. */
function checkManners({ baseUrl, rateLimit }: MyanonamouseOptions): void {
  if (rateLimit === undefined || (baseUrl !== undefined && !/\bmyanonamouse\.net\b/i.test(baseUrl))) return
  const { spacing = 0, burst = 1, concurrency } = rateLimit
  if (spacing < leastSpacing || burst > 1 || concurrency !== 1) {
    throw new TypeError(
      `MyAnonamouse: wrong options: rateLimit: spacing has to be ${leastSpacing} or more, concurrency 1 and burst 1`,
    )
  }
}
