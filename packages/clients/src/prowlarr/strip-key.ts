const keyNames = /^(jackett_)?api_?key$|^passkey$|^mam_?id$/i

/** An address without the keys that Prowlarr puts into its own links, so that it may be stored and shown. */
export function stripKey(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  const keys = [...url.searchParams.keys()].filter((name) => keyNames.test(name))
  for (const name of keys) url.searchParams.delete(name)
  return url.href
}
