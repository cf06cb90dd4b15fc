import { createAudiobookshelf } from '../../audiobookshelf/client.ts'
import type { FetchLike } from '../../core/index.ts'
import { callByPath } from '../call-by-path.ts'
import type { Exchange } from '../recordings.ts'
import { recordedCalls } from './recorded-calls.ts'

/** A recorded exchange, and what a method of the client made of the answer. */
export interface Played {
  name: string
  method: string
  status: number
  result: PromiseSettledResult<unknown>
}

/** Has the client make each recorded request that it can make, and gives it the recorded answer. */
export async function playRecordings(exchanges: readonly Exchange[]): Promise<Played[]> {
  const played = await Promise.all(exchanges.map(play))
  return played.filter((one) => one !== undefined)
}

async function play(exchange: Exchange): Promise<Played | undefined> {
  const { name, request, response } = exchange
  const path = request.path.split('?')[0] ?? ''
  const row = recordedCalls.find(([route]) => match(route, exchange) !== undefined)
  if (row === undefined || response.status < 200) return undefined
  const [route, method, inputOf] = row
  const query = new URLSearchParams(request.rawQuery ?? '')
  const input = inputOf({ ids: match(route, exchange) ?? [], query, body: request.body })
  if (input === undefined) return undefined
  let sent = false
  const fetch: FetchLike = async (address, init) => {
    if (new URL(address).pathname !== path || init.method !== request.method) return new Response('', { status: 599 })
    sent = true
    return answerOf(exchange)
  }
  const baseUrl = path.startsWith('/audiobookshelf/') ? 'http://localhost/audiobookshelf' : 'http://localhost'
  const credentials = path === '/login' ? { username: 'me', password: 'made-up' } : { apiKey: 'made-up' }
  const client = createAudiobookshelf({ baseUrl, ...credentials, fetch, attempts: 1 })
  const [result] = await Promise.allSettled([callByPath(client, method, input)])
  // What the client refuses to send is no answer to anything.
  return sent ? { name, method, status: response.status, result } : undefined
}

/** The values of `:x` when the request is of the route, which may also ask for parameters of the query. */
export function match(route: string, { request }: Exchange): string[] | undefined {
  const [pattern = '', wanted] = route.split('?')
  const query = new URLSearchParams(request.rawQuery ?? '')
  const path = new RegExp(`^${pattern.replaceAll(/:\w+/g, '([^/]+)')}$`)
  const found = path.exec(`${request.method} ${request.path.split('?')[0]}`)
  const asked = [...new URLSearchParams(wanted)].every(
    ([name, value]) => query.has(name) && (value === '' || query.get(name) === value),
  )
  return found === null || !asked ? undefined : found.slice(1).map(decode)
}

/** Some were recorded to see what becomes of a percent sign that does not decode. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function answerOf({ response }: Exchange): Response {
  const { status, headers, body } = response
  const type = headers['content-type']
  const text = typeof body === 'string' && !String(type).includes('json') ? body : JSON.stringify(body)
  return new Response(status === 204 || status === 304 ? null : text, {
    status,
    headers: typeof type === 'string' ? { 'content-type': type } : {},
  })
}
