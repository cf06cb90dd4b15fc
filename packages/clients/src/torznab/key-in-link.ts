/** Stands in a link where the key was, so that the link can be stored and the key be put back. */
const placeholder = '-key-'

/** A link without the indexer's key. */
export function stripKey(address: string, apiKey: string | undefined): string {
  const url = URL.parse(address)
  if (url === null || apiKey === undefined) return address
  const names = [...url.searchParams].filter(([, value]) => value === apiKey).map(([name]) => name)
  if (names.length === 0) return address
  for (const name of names) url.searchParams.set(name, placeholder)
  return url.href
}

/**
 * The link with the key again, if it is one of the indexer's own host: a key goes to nobody else. It goes to `origin`
 * itself, as behind a proxy an indexer may write its links with another scheme or port.
 */
export function restoreKey(address: string, apiKey: string | undefined, origin: string): string {
  const url = URL.parse(address)
  const own = new URL(origin)
  if (url === null || apiKey === undefined || url.hostname !== own.hostname) return address
  const names = [...url.searchParams].filter(([, value]) => value === placeholder).map(([name]) => name)
  for (const name of names) url.searchParams.set(name, apiKey)
  return names.length === 0 ? address : `${own.origin}${url.pathname}${url.search}`
}
