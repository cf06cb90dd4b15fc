import { DomainError } from '../errors.ts'
import { storedText } from './stored-text.ts'

/** Parts of an address that hold a key, whatever the indexer: `apikey`, `passkey`, `torrent_pass`, `authkey`, `rsskey`, … */
const secret = /^key|key$|pass|token|secret|^auth(?!or)|^sid$|^session/i
/** A part of a path that is nothing but a key, as trackers put it: /0123456789abcdef0123456789abcdef/announce. */
const keyInPath = /^[0-9a-f]{32}$/i

/** An address as it is stored, without user, password and keys. Throws `invalid_value` for what is no address. */
export function linkWithoutKeys(text: string | null | undefined): string | null {
  const link = storedText(text)
  if (link === null) return null
  const url = URL.canParse(link) ? new URL(link) : null
  if (url === null || !/^https?:$/.test(url.protocol)) throw wrong('torrentUrl', 'an address that begins with http')
  strip(url)
  return url.href
}

/** A magnet link as it is stored; the addresses of its trackers lose their keys. Throws `invalid_value` for another text. */
export function magnetWithoutKeys(text: string | null | undefined): string | null {
  const link = storedText(text)
  if (link === null) return null
  if (!/^magnet:\?/i.test(link)) throw wrong('magnet', 'a magnet link')
  const parts = link.slice(link.indexOf('?') + 1).split('&')
  const kept = parts.flatMap((part) => {
    const [name = '', value = ''] = part.split('=', 2)
    if (secret.test(name)) return []
    if (!/^(?:tr|ws|as|xs)(?:\.\d+)?$/.test(name)) return [part]
    const address = decoded(value)
    if (address === null || !URL.canParse(address)) return [part]
    const url = new URL(address)
    // The address of another magnet or a hash is no place for keys.
    if (!/^(?:https?|udp|wss?):$/.test(url.protocol)) return [part]
    strip(url)
    return [`${name}=${encodeURIComponent(url.href)}`]
  })
  return `magnet:?${kept.join('&')}`
}

/** An info hash in lower case. Throws `invalid_value` unless it is 40 or 64 hexadecimal digits. */
export function checkedHash(text: string | null | undefined): string | null {
  const hash = storedText(text)?.toLowerCase() ?? null
  if (hash !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(hash))
    throw wrong('infoHash', '40 or 64 hexadecimal digits')
  return hash
}

function strip(url: URL): void {
  url.username = ''
  url.password = ''
  for (const name of new Set(url.searchParams.keys())) if (secret.test(name)) url.searchParams.delete(name)
  url.pathname = url.pathname
    .split('/')
    .filter((part) => !keyInPath.test(part))
    .join('/')
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function wrong(field: string, what: string): DomainError {
  return new DomainError({
    code: 'invalid_value',
    entity: 'download',
    field,
    message: `The value of download.${field} has to be ${what}.`,
  })
}
