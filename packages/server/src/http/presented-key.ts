import type { IncomingHttpHeaders } from 'node:http'

const longestKey = 200

/** The key a request carries: `Authorization: Bearer <key>`, `Authorization: <key>`, or `X-API-Key: <key>`. */
export function presentedKey(headers: IncomingHttpHeaders): string | null {
  const { authorization, 'x-api-key': apiKey } = headers
  const given = authorization?.replace(/^bearer(?: +|$)/i, '') ?? (Array.isArray(apiKey) ? apiKey[0] : apiKey)
  const key = given?.trim()
  // Longer than any key can be: not worth a hash.
  return key ? key.slice(0, longestKey + 1) : null
}
