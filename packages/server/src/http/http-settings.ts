/** How many requests a minute are let through. */
export interface RateLimits {
  /** For each address without a key. */
  readonly public: number
  /** For each key. */
  readonly authenticated: number
  /** For each key, of requests that change something. */
  readonly writes: number
  /** For each key, of searches. */
  readonly search: number
}

/** How the HTTP server behaves. */
export interface HttpSettings {
  /** Of Shelfhand, as told by `/api/system/version`. */
  readonly version: string
  /** The source commit it was built from, when known. */
  readonly commit: string | null
  /** Whether `/docs`, `/redoc` and `/openapi.json` are served. */
  readonly docs: boolean
  readonly rateLimit: false | RateLimits
  /** The origins that browsers may call from; none switches CORS off. */
  readonly corsOrigins: readonly string[]
  /** Bytes. */
  readonly bodyLimit: number
  /** Milliseconds until a request is answered with 503. */
  readonly requestTimeout: number
  /** Addresses or networks of reverse proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
}

export const defaultHttpSettings: HttpSettings = {
  version: '0.0.0',
  commit: null,
  docs: true,
  rateLimit: { public: 10, authenticated: 600, writes: 120, search: 120 },
  corsOrigins: [],
  bodyLimit: 1_048_576,
  requestTimeout: 30_000,
  trustedProxies: [],
}
