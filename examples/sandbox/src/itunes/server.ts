import { json, text, type Reply } from '../http/reply.ts'
import { firstOf, type Request } from '../http/request.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { hasWords, metadataAuthors, metadataBooks, type MetadataBook } from '../metadata/book.ts'
import { createRequestLimit } from '../metadata/request-limit.ts'

/** How an iTunes search of the sample world is started. */
export interface ItunesOptions extends ServeOptions {
  /** Requests a minute; beyond it the answer is 403. Default 20, as the real one. */
  limit?: number
  now?: () => number
}

/** Starts a search that sells the sample world's recordings of the shop's language, without series and narrators. */
export async function startItunes({ limit = 20, now = Date.now, ...options }: ItunesOptions = {}): Promise<Served> {
  const allowance = createRequestLimit({ requests: limit, seconds: 60, now })
  return serve((request) => (allowance.take() === null ? answer(request) : text('', 403)), options)
}

function answer({ path, query }: Request): Reply {
  if (path !== '/search') return text('', 404)
  const term = firstOf(query, 'term') ?? ''
  const most = Math.min(200, Number(firstOf(query, 'limit') ?? 50))
  const wanted = firstOf(query, 'country')?.toLowerCase() === 'de' ? 'german' : 'english'
  const audiobooks = (firstOf(query, 'media') ?? 'audiobook') === 'audiobook' ? metadataBooks : []
  const found = audiobooks
    .filter(
      (book) => term !== '' && book.language === wanted && hasWords(`${book.title} ${book.authors.join(' ')}`, term),
    )
    .slice(0, most)
    .map((book) => view(book))
  const reply = json({ resultCount: found.length, results: found })
  // The real one labels its JSON so.
  return { ...reply, headers: { 'content-type': 'text/javascript; charset=utf-8' } }
}

function view(book: MetadataBook) {
  const id = 1_500_000_000 + book.index
  const picture = (size: number) => `https://is1-ssl.mzstatic.com/image/thumb/${book.asin}/${size}x${size}bb.jpg`
  const name = `${book.title} (${book.format === 'abridged' ? 'Abridged' : 'Unabridged'})`
  return {
    wrapperType: 'audiobook',
    artistId: 10_000 + metadataAuthors.indexOf(book.authors[0] ?? ''),
    collectionId: id,
    artistName: book.authors.join(' & '),
    collectionName: name,
    collectionCensoredName: name,
    collectionViewUrl: `https://books.apple.com/us/audiobook/x/id${id}?uo=4`,
    artworkUrl60: picture(60),
    artworkUrl100: picture(100),
    collectionPrice: 14.99,
    collectionExplicitness: 'notExplicit',
    trackCount: 1,
    country: 'USA',
    currency: 'USD',
    releaseDate: `${book.date}T07:00:00Z`,
    primaryGenreName: 'Sci-Fi & Fantasy',
    description: `${book.title}.`,
  }
}
