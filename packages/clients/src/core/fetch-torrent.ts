import bencode from 'bencode'
import type { Answer } from './answer.ts'
import type { CallOptions, Verdict } from './call-options.ts'
import type { Http } from './http.ts'

/** What an address gives: the bytes of a .torrent file, or a magnet link that it leads to. */
export type FetchedTorrent = { kind: 'file'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'magnet'; uri: string }

/** Torrent files of many thousand pieces stay below this, in bytes. */
const largestFile = 20 * 1024 * 1024
const mostRedirects = 5

export interface FetchTorrentOptions extends Pick<CallOptions, 'authorize' | 'budgetPart' | 'classify' | 'signal'> {
  /** Path for errors; the origin alone when absent, as paths and queries may hold keys. */
  path?: string
}

/**
 * Fetches a torrent. Redirects are followed by hand, as fetch cannot follow one to a magnet link, and credentials go
 * to the client's own origin only. What comes is checked to be bencoded: a login page or a cut file is an error here.
 * Throws `rejected` for what is no web address, before anything is sent.
 */
export async function fetchTorrent(
  http: Http,
  address: string,
  { path, classify, ...options }: FetchTorrentOptions = {},
): Promise<FetchedTorrent> {
  const start = webAddress(address)
  if (start === null) throw http.failure('GET', path ?? '', { code: 'rejected', detail: notAnAddress })
  let url = start
  const failure = (detail: string, status?: number) =>
    http.failure('GET', path ?? url.origin, { code: 'unexpected_response', status, detail })
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await http.answer('GET', url.href, {
      ...options,
      redirect: 'manual',
      maxBodyBytes: largestFile,
      classify: (one, told) => classify?.(one, told) ?? judge(one),
      label: `GET ${path ?? url.origin}`,
    })
    if (answer.status < 300) {
      if (isBencoded(answer.bytes)) return { kind: 'file', bytes: answer.bytes }
      throw failure(noTorrent, answer.status)
    }
    const location = answer.headers.get('location') ?? ''
    if (/^magnet:/i.test(location)) return { kind: 'magnet', uri: location }
    const next = webAddress(location, url)
    if (next === null) break
    url = next
  }
  throw failure(lost)
}

const notAnAddress = 'the link is not a whole web address; nothing was sent'
const noTorrent = 'what came is not a torrent file; is it a login page?'
const lost = 'the address redirects in circles, or to something that is neither a web address nor a magnet link'

function webAddress(text: string, base?: URL): URL | null {
  const url = URL.parse(text, base?.href)
  return url !== null && /^https?:$/.test(url.protocol) ? url : null
}

function judge({ status }: Answer): Verdict | undefined {
  if (status === 401 || status === 403) {
    const detail = 'the site gives its file only to those who are signed in; is a key missing in the address?'
    return { code: status === 401 ? 'unauthorized' : 'forbidden', detail }
  }
  return undefined
}

/** Whether it is one whole bencoded dictionary (BEP 3). */
function isBencoded(bytes: Uint8Array): boolean {
  try {
    if (bytes[0] !== 0x64) return false
    bencode.decode(bytes)
    return bencode.decode.position === bytes.length
  } catch {
    return false
  }
}
