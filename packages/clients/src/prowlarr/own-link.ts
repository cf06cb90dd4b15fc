const ownPath = /(?:\/api\/v1\/indexer)?\/\d+\/download$/

/**
 * Prowlarr's link to a file, below the address that this client knows: behind a proxy that does not pass the scheme or
 * the host on, Prowlarr writes its links with others. Links that are not Prowlarr's stay as they are.
 */
export function ownLink(link: string, baseUrl: string): string {
  const url = URL.parse(link)
  const path = ownPath.exec(url?.pathname ?? '')?.[0]
  return url !== null && path !== undefined && url.searchParams.has('link') ? `${baseUrl}${path}${url.search}` : link
}
