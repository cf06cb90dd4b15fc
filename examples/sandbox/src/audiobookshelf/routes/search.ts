import { json } from '../../http/reply.ts'
import { firstOf, type Query } from '../../http/request.ts'
import { apiRouter } from '../context.ts'
import { askProvider } from '../writes/custom-provider.ts'

function missing(query: Query, name: string): string | undefined {
  if (query[name] === undefined) return `Query parameter "${name}" is required`
  return Array.isArray(query[name]) ? `Query parameter "${name}" is an array` : undefined
}

/** Look-ups at metadata providers. Only one's own are there; the others find nothing, as when they cannot be reached. */
export const searchRoutes = apiRouter()
  .on('GET', '/api/search/providers', ({ state }) => {
    const { books, booksCovers, podcasts } = state.documents.providers.providers
    const own = [...state.providers.values()].map((provider) => ({
      value: `custom-${String(provider.id)}`,
      text: provider.name,
    }))
    const covers = [...booksCovers.slice(0, -1), ...own, ...booksCovers.slice(-1)]
    return json({ providers: { books: [...books, ...own], booksCovers: covers, podcasts } })
  })
  .on('GET', '/api/search/books', async ({ state, request }) => {
    const problem = missing(request.query, 'title')
    if (problem !== undefined) return json({ error: problem }, 400)
    const { id } = request.query
    if (id !== undefined && state.items.get(String(id)) === undefined)
      return json({ error: `library item "${id}" not found` }, 404)
    const question = { title: firstOf(request.query, 'title') ?? '', author: firstOf(request.query, 'author') }
    return json(await askProvider(state, firstOf(request.query, 'provider') ?? 'google', question))
  })
  .on('GET', '/api/search/covers', async ({ state, request }) => {
    const problem = missing(request.query, 'title')
    if (problem !== undefined) return json({ error: problem }, 400)
    // The real server sends its own object as text here, and so does this one.
    const question = {
      title: firstOf(request.query, 'title') ?? '',
      author: firstOf(request.query, 'author'),
      isbn: '[object Object]',
    }
    const found = await askProvider(state, firstOf(request.query, 'provider') ?? 'google', question)
    return json({ results: found.flatMap((match) => match.cover ?? []) })
  })
  .on('GET', '/api/search/authors', ({ request }) => {
    const problem = missing(request.query, 'q')
    return problem === undefined ? json([]) : json({ error: problem }, 400)
  })
  .on('GET', '/api/search/chapters', ({ request }) => {
    const { asin } = request.query
    const valid = typeof asin === 'string' && /^[A-Z0-9]{10}$/.test(asin)
    return valid
      ? json({ error: 'Chapters not found', stringKey: 'MessageChaptersNotFound' })
      : json({ error: 'Invalid ASIN', stringKey: 'MessageInvalidAsin' })
  })
