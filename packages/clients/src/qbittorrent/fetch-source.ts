import type { Answer, Http, Verdict } from '../core/index.ts'

/** Torrent files of many thousand pieces stay below this, in bytes. */
const largestFile = 20 * 1024 * 1024
const mostRedirects = 5

/**
 * Fetches what an http address gives: the bytes of a file, or a magnet link that it redirects to. Nothing of
 * qBittorrent's session goes along. Redirects are followed by hand, as fetch cannot follow one to a magnet link.
 */
export async function fetchSource(http: Http, address: string, signal?: AbortSignal): Promise<string | Uint8Array> {
  let url = new URL(address)
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const label = `GET ${url.origin}`
    const answer = await http.answer('GET', url.href, {
      authorize: false,
      redirect: 'manual',
      maxBodyBytes: largestFile,
      classify: judge,
      label,
      signal,
    })
    if (answer.status < 300) return answer.bytes
    const location = answer.headers.get('location') ?? ''
    if (/^magnet:/i.test(location)) return location
    const next = URL.parse(location, url.href)
    if (next === null || !/^https?:$/.test(next.protocol)) break
    url = next
  }
  throw http.failure('GET', url.origin, {
    code: 'unexpected_response',
    detail: 'the address redirects in circles, or to something that is neither a web address nor a magnet link',
  })
}

function judge({ status }: Answer): Verdict | undefined {
  if (status === 401 || status === 403) {
    const detail = 'the site gives its file only to those who are signed in; is a key missing in the address?'
    return { code: status === 401 ? 'unauthorized' : 'forbidden', detail }
  }
  return undefined
}
