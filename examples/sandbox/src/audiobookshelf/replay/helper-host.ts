import { bytes, html, json, type Reply } from '../../http/reply.ts'
import { firstOf, type Request } from '../../http/request.ts'
import { serve, type Served } from '../../http/serve.ts'
import { placeholderCover } from '../cover.ts'

/** What the metadata provider of the recordings answered. */
const matches = [
  {
    title: 'Mort',
    subtitle: 'A Discworld Novel',
    author: 'Terry Pratchett',
    narrator: 'Nigel Planer, Someone Else',
    publisher: 'ISIS',
    publishedYear: 1987,
    description: '<p>Hello <i>world</i></p>',
    isbn: '9780552131063',
    asin: 'B0TESTASIN',
    genres: ['Fantasy', 'Humor', 'Fantasy'],
    tags: 'death, kids',
    series: [{ series: 'Discworld', sequence: 4 }, { series: 'Death', sequence: '1' }, { sequence: '9' }],
    language: 'English',
    duration: 421.5,
    unknown: 'dropped',
  },
  { title: ['A', 'B'], author: ['X', 'Y'], publishedYear: 1990, genres: 'a,b', duration: 12 },
]

/** The host that the recorded server fetched covers and metadata from, as far as the recordings show it. */
export function startHelperHost(): Promise<Served & { mode: 'matches' | 'nothing' | 'broken' }> {
  const state = { mode: 'matches' as 'matches' | 'nothing' | 'broken' }
  const answer = (request: Request): Reply => {
    if (request.path === '/cover.jpg') return bytes(placeholderCover, 'image/jpeg')
    if (request.path === '/fakeimage.jpg') return bytes(Buffer.from('no picture'), 'image/jpeg')
    if (request.path === '/notimage') return html('<p>no picture</p>')
    if (request.path !== '/abs/search') return html('Not Found', 404)
    if (state.mode === 'broken') return html('<p>broken</p>')
    const cover = `http://${request.headers.host}/cover.jpg`
    const found = firstOf(request.query, 'query') === undefined || state.mode === 'nothing' ? [] : matches
    return json({ matches: found.map((match, index) => (index === 0 ? { ...match, cover } : match)) })
  }
  return serve(answer).then((served) => Object.assign(state, served))
}
