import { personAsin } from '../audible/wire.ts'
import { json, withHeaders, type Reply } from '../http/reply.ts'
import { firstOf, type Request } from '../http/request.ts'
import { createRouter } from '../http/router.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { hasWords, metadataAuthors, metadataBooks } from '../metadata/book.ts'
import { createRequestLimit } from '../metadata/request-limit.ts'
import { authorView, bookView, chaptersView } from './views.ts'

/** How an Audnexus of the sample world is started. */
export interface AudnexusOptions extends ServeOptions {
  /** Requests a minute. Default 100, as the real one. */
  limit?: number
  now?: () => number
}

const regions = new Set(['au', 'ca', 'de', 'es', 'fr', 'in', 'it', 'jp', 'uk', 'us'])

const refusal = (status: number, code: string, message: string, details: unknown = null) =>
  json({ error: { code, message, details } }, status)

const routes = createRouter<Request, Reply>()
  .on('GET', '/health', () => json({ status: 'ok' }))
  .on('GET', '/books/search', ({ query }) => {
    const words = firstOf(query, 'q')?.trim()
    if (!words) return refusal(422, 'VALIDATION_ERROR', 'A search needs words')
    return json(
      metadataBooks.filter((book) => hasWords(`${book.title} ${book.authors.join(' ')}`, words)).map(bookView),
    )
  })
  .on('GET', '/books/:asin', (request, { asin = '' }) => withBook(request, asin, bookView))
  .on('GET', '/books/:asin/chapters', (request, { asin = '' }) => withBook(request, asin, chaptersView))
  .on('GET', '/authors', ({ query }) => {
    const name = firstOf(query, 'name')?.trim()
    if (!name) return refusal(422, 'VALIDATION_ERROR', 'A search needs a name')
    const found = metadataAuthors.filter((author) => hasWords(author, name))
    return json(found.map((author) => ({ asin: personAsin(author), name: author })))
  })
  .on('GET', '/authors/:asin', (_, { asin }) => {
    const name = metadataAuthors.find((author) => personAsin(author) === asin)
    return name === undefined
      ? refusal(404, 'NOT_FOUND', `No author found for ASIN: ${asin}`, { asin })
      : json(authorView(name))
  })

function withBook({ query }: Request, asin: string, view: (book: (typeof metadataBooks)[number]) => unknown): Reply {
  const region = firstOf(query, 'region') ?? 'us'
  if (!regions.has(region)) return refusal(422, 'VALIDATION_ERROR', 'Unknown region')
  if (!/^[A-Z0-9]{10}$/.test(asin)) return refusal(400, 'BAD_REQUEST', 'Bad ASIN')
  const book = metadataBooks.find((one) => one.asin === asin)
  if (book === undefined) return refusal(404, 'NOT_FOUND', `No book found for ASIN: ${asin}`, { asin })
  if (!book.unknownHere) return json(view(book))
  return refusal(404, 'REGION_UNAVAILABLE', `Item not available in region '${region}' for ASIN: ${asin}`, { asin })
}

/** Starts an Audnexus that keeps the books of the sample world. */
export async function startAudnexus({
  limit = 100,
  now = Date.now,
  ...options
}: AudnexusOptions = {}): Promise<Served> {
  const allowance = createRequestLimit({ requests: limit, seconds: 60, now })
  return serve((request) => {
    const wait = allowance.take()
    if (wait !== null) {
      const reply = refusal(429, 'RATE_LIMIT_EXCEEDED', 'Rate limit reached. Please try again later.')
      return withHeaders(reply, { 'retry-after': String(wait) })
    }
    const route = routes.find(request.method, request.path)
    return route ? route.handler(request, route.params) : refusal(404, 'NOT_FOUND', `Route ${request.path} not found`)
  }, options)
}
