import { json } from '../../http/reply.ts'
import type { Query } from '../../http/request.ts'
import { apiRouter } from '../context.ts'

function missing(query: Query, name: string): string | undefined {
  if (query[name] === undefined) return `Query parameter "${name}" is required`
  return Array.isArray(query[name]) ? `Query parameter "${name}" is an array` : undefined
}

/** Look-ups at metadata providers. The sample world has none behind it: like an unreachable one they find nothing. */
export const searchRoutes = apiRouter()
  .on('GET', '/api/search/providers', ({ state }) => json(state.documents.providers))
  .on('GET', '/api/search/books', ({ state, request }) => {
    const problem = missing(request.query, 'title')
    if (problem !== undefined) return json({ error: problem }, 400)
    const { id } = request.query
    if (id !== undefined && state.items.get(String(id)) === undefined)
      return json({ error: `library item "${id}" not found` }, 404)
    return json([])
  })
  .on('GET', '/api/search/covers', ({ request }) => {
    const problem = missing(request.query, 'title')
    return problem === undefined ? json({ results: [] }) : json({ error: problem }, 400)
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
