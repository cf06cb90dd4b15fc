import { fetchTorrent } from '../core/fetch-torrent.ts'
import { paginate, type Listing } from '../core/index.ts'
import type { Api, Signal } from './api.ts'
import { classify } from './classify.ts'
import { foundIn } from './found.ts'
import { SearchAnswer } from './schemas.ts'
import { searchBody, SearchOptions, type MyanonamouseSearch } from './search-query.ts'
import type { MyanonamouseTorrent } from './torrent.ts'

const searchPath = '/tor/js/loadSearchJSONbasic.php'

export function torrents(api: Api) {
  return {
    /** Torrents found, page by page, each once. Throws a ZodError for options that do not exist. */
    search(search: MyanonamouseSearch = {}): Listing<MyanonamouseTorrent> {
      const options = SearchOptions.parse(search)
      const { signal } = options
      return paginate({
        first: 0,
        signal,
        identify: ({ id }) => String(id),
        async load(start) {
          const answer = await api.json('POST', '/tor/js/loadSearchJSONbasic.php', {
            body: { json: searchBody(options, start) },
            schema: SearchAnswer,
            idempotent: true,
            signal,
          })
          const { torrents, rows, total } = foundIn(api, { method: 'POST', path: searchPath, answer })
          const next = start + rows
          return { items: torrents, total, next: rows > 0 && next < total ? next : undefined }
        },
      })
    },

    /** One torrent with its description, whatever its category. Throws `not_found`. */
    async get(id: number, { signal }: Signal = {}): Promise<MyanonamouseTorrent> {
      const body = searchBody(SearchOptions.parse({ mainCategories: [], description: true, pageSize: 5 }), 0)
      const answer = await api.json('POST', '/tor/js/loadSearchJSONbasic.php', {
        body: { json: { ...body, tor: { ...body.tor, id } } },
        schema: SearchAnswer,
        idempotent: true,
        signal,
      })
      const found = foundIn(api, { method: 'POST', path: searchPath, answer })
      const torrent = found.torrents.find((one) => one.id === id)
      if (torrent !== undefined) return torrent
      throw api.http.failure('POST', searchPath, { code: 'not_found', status: 200, detail: 'there is no such torrent' })
    },

    /**
     * The .torrent file, checked to be one. It holds the account's passkey. No wedge is ever spent by it: what it
     * downloads counts unless the torrent is freeleech. A torrent has to be seeded for 72 hours within 30 days.
     */
    async download(id: number, { signal }: Signal = {}): Promise<Uint8Array<ArrayBuffer>> {
      const route = '/tor/download.php'
      const fetched = await api.named('GET', '/tor/download.php', () =>
        fetchTorrent(api.http, `${api.http.baseUrl}${route}?tid=${encodeURIComponent(id)}`, {
          path: route,
          classify,
          signal,
        }),
      )
      if (fetched.kind === 'file') return fetched.bytes
      throw api.http.failure('GET', route, {
        code: 'unexpected_response',
        detail: 'a magnet link came in place of a file',
      })
    },
  }
}
