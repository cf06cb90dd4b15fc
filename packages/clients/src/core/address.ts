import { addQuery, type Query } from './query.ts'

/** The address of one call: a path below the base (which may carry a path of its own), or an absolute http(s) URL. */
export function addressOf(baseUrl: string, path: string, query: Query = {}): URL {
  const absolute = /^https?:\/\//i.test(path)
  const url = new URL(absolute ? path : `${baseUrl.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`)
  addQuery(url, query)
  return url
}

/** Method and path for people, without query; of another origin than the base only the origin, as paths may hold keys. */
export function labelOf(method: string, baseUrl: string, path: string): string {
  const bare = path.split(/[?#]/, 1)[0] ?? ''
  if (!/^https?:\/\//i.test(path)) return `${method} ${bare.startsWith('/') ? bare : `/${bare}`}`
  const url = new URL(bare)
  return url.origin === new URL(baseUrl).origin ? `${method} ${url.pathname}` : `${method} ${url.origin}`
}
