import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createInstantClock } from '../testing/instant-clock.ts'
import { readExchanges, recordingsOf, type Exchange } from '../testing/recordings.ts'
import { recordedCalls, someHash, type Sent } from '../testing/sample-calls/qbittorrent.ts'
import { serve } from '../testing/serve.ts'
import { createQbittorrent } from './index.ts'
import { MainDataWire } from './main-data.ts'

/** Exchanges that are not played, by name, each with its reason. */
const unplayed: Record<string, string> = {
  'add/get-405': 'the client changes things by POST alone',
  'app/setPreferences-get': 'the client changes things by POST alone',
  'auth/apikey-root-page': 'the client goes to the Web API alone',
  'auth/apikey-rotate-get': 'the client changes things by POST alone',
  'auth/login-get': 'the client changes things by POST alone',
  'auth/logout-get': 'the client changes things by POST alone',
  'auth/method-get-on-post-only': 'the client changes things by POST alone',
  'auth/method-head': 'the client sends GET and POST alone',
  'auth/method-options': 'the client sends GET and POST alone',
  'auth/method-put': 'the client sends GET and POST alone',
  'auth/unknown-endpoint': 'the client has no such route',
  'auth/unknown-scope': 'the client has no such route',
  'sync/peers-delta': 'the client asks for all peers, never for what changed',
}

const Body = z.object({
  form: z.record(z.string(), z.string()).optional(),
  multipart: z.array(z.object({ name: z.string(), value: z.string().optional() })).optional(),
})

function sentIn({ request }: Exchange): Sent {
  const url = new URL(request.path + (request.rawQuery ? `?${request.rawQuery}` : ''), 'http://localhost')
  const { form, multipart = [] } = Body.parse(request.body ?? {})
  const parts = multipart.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))
  return { ...Object.fromEntries(url.searchParams), ...form, ...Object.fromEntries(parts) }
}

const routeOf = ({ request: { method, path } }: Exchange): string =>
  `${method} ${path.split('?')[0]?.replace('/api/v2/', '')}`

const codes: Record<number, string> = {
  400: 'rejected',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  415: 'rejected',
}

/** Nothing was added: 409 from 5.2, text until 5.1. Whether it was a duplicate stands in the recording's name. */
const isNothing = ({ response: { status, body } }: Exchange): boolean => status === 409 || body === 'Fails.'
const isDuplicate = (exchange: Exchange): boolean => isNothing(exchange) && exchange.name.includes('duplicate')

/** What the client makes of the recorded answer: fulfilled or a failure, as `Promise.allSettled` tells. */
function expectedOf(exchange: Exchange, reason: unknown): object {
  const { status, body } = exchange.response
  const route = routeOf(exchange)
  const refused = (code: string | undefined) => ({ status: 'rejected', reason: { code } })
  if (route === 'POST auth/login' && body === 'Fails.') return refused('unauthorized')
  if (route === 'POST torrents/add' && isDuplicate(exchange)) {
    return { status: 'fulfilled', value: { status: 'duplicate', hash: someHash } }
  }
  if (route === 'POST torrents/add' && isNothing(exchange)) return refused('rejected')
  if (route === 'POST torrents/add' && status < 300) {
    return { status: 'fulfilled', value: { status: /\/http-/.test(exchange.name) ? 'pending' : 'added' } }
  }
  if (status < 300) return { status: 'fulfilled' }
  // What the version does not have is explained.
  if (status === 404 && /needs Web API/.test(String(reason))) return refused('rejected')
  return { status: 'rejected', reason: { code: codes[status], status } }
}

/** What changed since another answer: alone only its shape can be checked; main-data.test.ts merges rows of them. */
const isDelta = (exchange: Exchange): boolean =>
  routeOf(exchange) === 'GET sync/maindata' &&
  exchange.response.status === 200 &&
  MainDataWire.safeParse(exchange.response.body).data?.full_update !== true

/** Routes that the client takes on servers of this version alone. */
const versionFor: Record<string, string> = {
  'POST torrents/start': '2.11.4',
  'POST torrents/stop': '2.11.4',
  'POST torrents/resume': '2.8.19',
  'POST torrents/pause': '2.8.19',
  'POST transfer/toggleSpeedLimitsMode': '2.8.13',
}

/** What a call asks besides the route that is played. */
function aside(route: string, { exchange, webApi, listed }: { exchange: Exchange; webApi: string; listed: string }) {
  const played = routeOf(exchange)
  if (route === 'GET app/webapiVersion') return versionFor[played] ?? webApi
  if (route === 'GET transfer/speedLimitsMode') return '0'
  if (route !== 'GET torrents/info') return 'Ok.'
  return played === 'POST torrents/add' && isNothing(exchange) && !isDuplicate(exchange) ? '[]' : listed
}

const folder = recordingsOf('qbittorrent')
const versions = ['4.5.2', '5.1.0', '5.3.0'] as const
const webApis = { '4.5.2': '2.8.19', '5.1.0': '2.11.4', '5.3.0': '2.16.2' }

describe.skipIf(folder === undefined)('every recorded exchange', () => {
  test.each(versions)('%s', async (version) => {
    const exchanges = readExchanges(join(folder ?? '', version))
    const all = exchanges.find(({ name }) => name === 'info/all')?.response.body
    const [torrent] = z.array(z.record(z.string(), z.unknown())).parse(all)
    const listed = JSON.stringify([{ ...torrent, hash: someHash, seq_dl: false, f_l_piece_prio: false }])
    let current: Exchange | undefined
    let answered = 0

    await using server = await serve(({ target, method }, response) => {
      const route = `${method} ${target.split('?')[0]?.replace('/api/v2/', '')}`
      if (current === undefined) throw new Error('nothing is played')
      if (route !== routeOf(current)) {
        response.setHeader('set-cookie', 'SID=made-up')
        return void response.end(aside(route, { exchange: current, webApi: webApis[version], listed }))
      }
      answered += 1
      const { status, headers, bodyKind, body } = current.response
      const { 'content-type': type, 'set-cookie': cookie } = headers
      if (typeof cookie === 'string') response.setHeader('set-cookie', cookie)
      response.writeHead(status, typeof type === 'string' ? { 'content-type': type } : {})
      if (status === 204) return void response.end()
      if (bodyKind === 'json') return void response.end(JSON.stringify(body))
      return void response.end(Buffer.from(String(body), bodyKind === 'base64' ? 'base64' : 'utf8'))
    })

    for (const exchange of exchanges) {
      const { name } = exchange
      if (unplayed[name] !== undefined) continue
      if (isDelta(exchange)) {
        expect([name, MainDataWire.safeParse(exchange.response.body)]).toMatchObject([name, { success: true }])
        continue
      }
      current = exchange
      answered = 0
      const route = routeOf(exchange)
      const call = recordedCalls[route]
      if (call === undefined) throw new Error(`${name}: no call leads to ${route}`)
      const credentials = route.startsWith('POST auth/') ? { username: 'qbtuser', password: 'made-up' } : {}
      const client = createQbittorrent({ baseUrl: server.url, clock: createInstantClock(), ...credentials })
      const [result] = await Promise.allSettled([call(client, sentIn(exchange))])
      const expected = expectedOf(exchange, result.status === 'rejected' ? result.reason : undefined)
      expect({ name, answered, result }).toMatchObject({ name, answered: 1, result: expected })
    }
  })

  test('what is not played is there', () => {
    const names = versions.flatMap((version) => readExchanges(join(folder ?? '', version)).map(({ name }) => name))
    expect(Object.keys(unplayed).filter((name) => !names.includes(name))).toEqual([])
  })
})
