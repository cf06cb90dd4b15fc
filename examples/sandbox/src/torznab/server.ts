import { bytes, json, withHeaders, type Reply } from '../http/reply.ts'
import { firstOf, type Request } from '../http/request.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { findReleases, infoUrl, magnetOf, sampleReleases, type SandboxRelease } from '../prowlarr/releases.ts'
import { sampleTorrent } from '../qbittorrent/sample-torrent.ts'

/** How a Torznab indexer of the sample world is started. */
export interface TorznabOptions extends ServeOptions {
  apiKey?: string
  /** Prefix of the attributes. Default `torznab`. */
  namespace?: 'torznab' | 'newznab'
  /** Whether the tracker behind it works. Default true. */
  working?: boolean
  /** Releases in one answer, whatever is asked for. Default 100. */
  mostReleases?: number
}

/** A running Torznab indexer of the sample world. */
export interface SandboxTorznab extends Served {
  /** The address that clients take. */
  api: string
  apiKey: string
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const xml = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  body: head + body,
})
/** Errors come with status 200, as Jackett sends them. */
const error = (code: number, description: string, status = 200): Reply =>
  xml(`<error code="${code}" description="${description}" />`, status)
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const capabilities = `<caps><server title="Jackett" /><limits default="100" max="100" /><searching>
<search available="yes" supportedParams="q" /><book-search available="yes" supportedParams="q,author,title" />
<movie-search available="no" supportedParams="q" /></searching><categories>
<category id="3000" name="Audio"><subcat id="3030" name="Audio/Audiobook" /></category></categories></caps>`

const indexers = `<indexers><indexer id="books" configured="true"><title>Books</title><description>Audiobooks</description>
<link>https://books.example/</link><language>en-US</language><type>private</type></indexer></indexers>`

/** Starts an indexer that speaks Torznab as Jackett does, with the releases of the sample world. */
export async function startTorznab(options: TorznabOptions = {}): Promise<SandboxTorznab> {
  const { apiKey = 'sandbox-jackett-key', namespace = 'torznab', working = true, mostReleases = 100 } = options
  const served = await serve(answer, options)

  function answer(request: Request): Reply {
    if (request.path.startsWith('/dl/')) return download(request)
    if (request.path.endsWith('/indexers/all/results')) return results(request)
    if (!request.path.endsWith('/api')) return { status: 404, headers: {}, body: '' }
    const { query } = request
    if (firstOf(query, 'apikey') !== apiKey) return error(100, 'Invalid API Key')
    const call = firstOf(query, 't')
    if (call === undefined) return error(200, 'Missing parameter (t)')
    if (call === 'caps') return xml(capabilities)
    if (call === 'indexers') return xml(indexers)
    if (call !== 'search' && call !== 'book') return error(203, 'Function Not Available')
    if (!working) return error(900, `Jackett.Common.IndexerException: 403 for ${apiKey}`, 400)
    const words = [firstOf(query, 'q'), firstOf(query, 'author'), firstOf(query, 'title')].filter(Boolean).join(' ')
    const offset = Number(firstOf(query, 'offset') ?? 0)
    const limit = Math.min(mostReleases, Number(firstOf(query, 'limit') ?? 100))
    return xml(feed(findReleases(words).slice(offset, offset + limit)))
  }

  /** Jackett's own search, which tells of each indexer how it went. */
  function results({ query }: Request): Reply {
    if (firstOf(query, 'apikey') !== apiKey) return { status: 302, headers: { location: '/UI/Login' }, body: '' }
    const wanted = [query['Tracker[]'] ?? 'books'].flat()
    const found = working && wanted.includes('books') ? findReleases(firstOf(query, 'Query') ?? '') : []
    const books = { ID: 'books', Name: 'Books', Status: working ? 2 : 1, Results: found.length }
    const failed = working ? null : `Exception (books): 403 for ${apiKey}`
    return json({
      Results: found.map((release) => ({
        Title: release.title,
        Guid: infoUrl(release),
        Tracker: 'Books',
        Link: linkOf(release),
        Details: infoUrl(release),
        PublishDate: '2026-09-02T08:11:42Z',
        Category: [3030],
        Size: release.size,
        Author: release.author,
        BookTitle: release.bookTitle,
        Seeders: release.seeders,
        Peers: release.seeders + release.leechers,
        DownloadVolumeFactor: release.freeleech ? 0 : 1,
      })),
      Indexers: wanted.includes('books') ? [{ ...books, Error: failed }] : [],
    })
  }

  const linkOf = ({ id }: SandboxRelease): string => `${served.url}/dl/books/?jackett_apikey=${apiKey}&path=${id}`

  const feed = (releases: readonly SandboxRelease[]): string =>
    `<rss version="2.0" xmlns:${namespace}="http://${namespace}.example/feed"><channel><title>Jackett</title>${releases.map(item).join('')}</channel></rss>`

  function item(release: SandboxRelease): string {
    const link = escape(linkOf(release))
    const attributes = {
      category: '3030',
      author: release.author,
      booktitle: release.bookTitle,
      seeders: String(release.seeders),
      peers: String(release.seeders + release.leechers),
      downloadvolumefactor: release.freeleech ? '0' : '1',
    }
    const attrs = Object.entries(attributes).map(
      ([name, value]) => `<${namespace}:attr name="${name}" value="${escape(value)}" />`,
    )
    return `<item><title>${escape(release.title)}</title><guid>${infoUrl(release)}</guid><jackettindexer id="books">Books</jackettindexer>
<comments>${infoUrl(release)}</comments><pubDate>Wed, 02 Sep 2026 08:11:42 +0000</pubDate><size>${release.size}</size><link>${link}</link>
<category>3030</category><enclosure url="${link}" length="${release.size}" type="application/x-bittorrent" />${attrs.join('')}</item>`
  }

  function download({ query }: Request): Reply {
    if (firstOf(query, 'jackett_apikey') !== apiKey) return { status: 401, headers: {}, body: '' }
    const release = sampleReleases.find(({ id }) => id === Number(firstOf(query, 'path')))
    if (release === undefined) return { status: 404, headers: {}, body: '' }
    if (release.gives === 'magnet')
      return withHeaders({ status: 302, headers: {}, body: '' }, { location: magnetOf(release) })
    return bytes(sampleTorrent(`${release.bookTitle}.m4b`), 'application/x-bittorrent')
  }

  return { ...served, api: `${served.url}/api/v2.0/indexers/all/results/torznab/api`, apiKey }
}
