import { createFetch } from 'ofetch'
import type { EncodedBody } from './request-body.ts'

/** The part of fetch that is used; any fetch fits. */
export type FetchLike = (address: string, init: RequestInit) => Promise<Response>

interface Outgoing {
  method: string
  url: URL
  headers: Headers
  body: EncodedBody['body'] | undefined
  signal: AbortSignal
}

export type Transport = (outgoing: Outgoing) => Promise<Response>

/**
 * ofetch as a bare transport. Its own retry reuses aborted signals and ignores Retry-After, its timeout is off as soon
 * as a signal is given, its errors hold the query and its redirects the credentials: all of that is done here instead.
 */
export function createTransport(fetch: FetchLike | undefined): Transport {
  const send: FetchLike = fetch ?? ((address, init) => globalThis.fetch(address, init))
  const ofetch = createFetch({ fetch: (address, init) => send(textOf(address), init ?? {}) })
  return ({ method, url, headers, body, signal }) =>
    ofetch.raw(url.href, {
      method,
      headers,
      body,
      signal,
      redirect: 'manual',
      retry: 0,
      ignoreResponseError: true,
      responseType: 'stream',
    })
}

function textOf(address: string | URL | Request): string {
  if (typeof address === 'string') return address
  return address instanceof URL ? address.href : address.url
}
