import { json, type Reply } from '../http/reply.ts'
import { firstOf, type Query, type Request } from '../http/request.ts'
import { createRouter } from '../http/router.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { hasWords, metadataWorks, type MetadataBook } from '../metadata/book.ts'
import { documentView, editionKey, editionView, isbnOf, workKey, workView } from './views.ts'

const missing = (key: string) => json({ error: 'notfound', key }, 404)

/** A record answers by `/works/OL1W.json`; the key of the record is the path without the ending. */
function record(path: string, keyOf: (book: MetadataBook) => string, view: (book: MetadataBook) => unknown): Reply {
  const key = path.replace(/\.json$/, '')
  const book = metadataWorks.find((one) => keyOf(one) === key)
  return book === undefined ? missing(key) : json(view(book))
}

const routes = createRouter<Request, Reply>()
  .on('GET', '/search.json', ({ query }) => search(query))
  .on('GET', '/works/:key', ({ path }) => record(path, workKey, workView))
  .on('GET', '/books/:key', ({ path }) => record(path, editionKey, editionView))
  .on('GET', '/isbn/:isbn', ({ path }, { isbn = '' }) => {
    const book = metadataWorks.find((one) => `${isbnOf(one)}.json` === isbn)
    if (book === undefined) return missing(path.replace(/\.json$/, ''))
    return { status: 302, headers: { location: `${editionKey(book)}.json` }, body: '' }
  })

/** Words in `q`, `title`, `author` and the number in `isbn` have to fit; `fields` picks what comes back. */
function search(query: Query): Reply {
  const all = (name: string) => firstOf(query, name) ?? ''
  const found = metadataWorks.filter(
    (book) =>
      hasWords(`${book.title} ${book.authors.join(' ')}`, all('q')) &&
      hasWords(book.title, all('title')) &&
      hasWords(book.authors.join(' '), all('author')) &&
      (all('isbn') === '' || isbnOf(book) === all('isbn')),
  )
  const start = Number(firstOf(query, 'offset') ?? 0)
  const wanted = firstOf(query, 'fields')?.split(',')
  const docs = found.slice(start, start + Number(firstOf(query, 'limit') ?? 100)).map((book) => {
    const entries = Object.entries(documentView(book)).filter(([name]) => wanted?.includes(name) ?? true)
    return Object.fromEntries(entries)
  })
  return json({
    numFound: found.length,
    start,
    numFoundExact: true,
    num_found: found.length,
    q: all('q'),
    offset: null,
    docs,
  })
}

/** Starts an Open Library that holds the works of the sample world. */
export function startOpenLibrary(options: ServeOptions = {}): Promise<Served> {
  return serve((request) => {
    const route = routes.find(request.method, request.path)
    return route ? route.handler(request, route.params) : missing(request.path)
  }, options)
}
