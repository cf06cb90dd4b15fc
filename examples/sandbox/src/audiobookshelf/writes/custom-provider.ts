import type { Json } from '../state/records.ts'
import type { State } from '../state/state.ts'

/** What a look-up asks a provider. */
export interface Question {
  title: string
  author?: string
  isbn?: string
}

/** The provider behind a slug (`custom-<id>`); undefined for those of the real server, which this one does not reach. */
export function providerOf(state: State, slug: string): Json | undefined {
  return slug.startsWith('custom-') ? state.providers.get(slug.slice('custom-'.length)) : undefined
}

/** Asks a registered metadata provider, as the server does: one GET, ten seconds, whatever goes wrong is "nothing found". */
export async function askProvider(state: State, slug: string, question: Question, timeout = 10_000): Promise<Json[]> {
  const provider = providerOf(state, slug)
  if (provider === undefined) return []
  const query = new URLSearchParams({ mediaType: String(provider.mediaType), query: question.title })
  if (question.author) query.set('author', question.author)
  if (question.isbn) query.set('isbn', question.isbn)
  const authorization = typeof provider.authHeaderValue === 'string' ? { authorization: provider.authHeaderValue } : {}
  try {
    const headers = { 'user-agent': 'axios/0.27.2', accept: 'application/json, text/plain, */*', ...authorization }
    const response = await fetch(`${provider.url}/search?${query}`, { headers, signal: AbortSignal.timeout(timeout) })
    const answer: unknown = response.ok ? await response.json() : await response.text()
    const matches = typeof answer === 'object' && answer !== null && 'matches' in answer ? answer.matches : undefined
    return Array.isArray(matches) ? matches.map(normalized) : []
  } catch {
    return []
  }
}

const texts = [
  'title',
  'subtitle',
  'author',
  'narrator',
  'publisher',
  'publishedYear',
  'description',
  'cover',
  'isbn',
  'asin',
  'language',
]

/** A match with unknown names dropped: texts from numbers and lists, lists from texts with commas, minutes as they are. */
function normalized(match: Json): Json {
  const result: Json = {}
  for (const field of texts) {
    const value = match[field]
    const text = Array.isArray(value) ? value.join(',') : value
    if ((typeof text === 'string' && text !== '') || typeof text === 'number') result[field] = String(text)
  }
  for (const field of ['genres', 'tags']) {
    const value = match[field]
    const list = typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : value
    if (Array.isArray(list))
      result[field] = [...new Set(list.filter((entry) => typeof entry === 'string' && entry !== ''))]
  }
  if (Array.isArray(match.series)) {
    const series = match.series.filter((entry: Json) => typeof entry?.series === 'string' && entry.series !== '')
    result.series = series.map((entry: Json) => ({
      series: entry.series,
      ...(entry.sequence === undefined ? {} : { sequence: String(entry.sequence) }),
    }))
  }
  if (typeof match.duration === 'number') result.duration = match.duration
  return result
}
