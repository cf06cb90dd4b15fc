const redirects = new Set([301, 302, 303, 307, 308])

/** More hops are taken for a loop. */
export const mostRedirects = 5

/** Where to go on, or why not. */
export type Redirect = { url: URL; method: string } | { refused: string }

/**
 * What to do with an answer that points elsewhere; undefined for one that does not. Reads are followed; a write is only
 * followed within its origin and only where its method and body are kept (307, 308): anything else would lose the body
 * or hand it to a stranger.
 */
export function redirectOf(response: Response, from: { url: URL; method: string }): Redirect | undefined {
  if (response.type === 'opaqueredirect') return { refused: 'the address redirects, and this runtime hides where to' }
  const location = response.headers.get('location')
  if (!redirects.has(response.status) || location === null) return undefined
  const url = URL.parse(location, from.url.href)
  if (url === null || !/^https?:$/.test(url.protocol))
    return { refused: 'the address redirects to something that is not a web address' }
  if (from.method === 'GET' || from.method === 'HEAD') return { url, method: from.method }
  const keepsBody = response.status === 307 || response.status === 308
  if ((keepsBody || response.status === 303) && url.origin === from.url.origin)
    return { url, method: keepsBody ? from.method : 'GET' }
  return { refused: 'the address redirects elsewhere; use the address it redirects to as baseUrl' }
}
