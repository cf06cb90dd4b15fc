import { createServer, type IncomingMessage } from 'node:http'
import { readExchanges, recordingsOf } from '../src/testing/recordings.ts'

/**
 * A process of its own that answers as qBittorrent 5.1.0 does, from memory, with as many torrents as it is told: what
 * answering costs is no part of what is measured. `/counts` tells logins and bytes sent since it was asked last.
 */
const torrentCount = Number(process.argv[2])
const recordings = readExchanges(`${recordingsOf('qbittorrent')}/5.1.0`)

type Fields = Record<string, unknown>

const recorded = (name: string): unknown => recordings.find((exchange) => exchange.name === name)?.response.body

function torrents(): Fields[] {
  const all = recorded('info/all')
  const [template] = Array.isArray(all) ? all : []
  return Array.from({ length: torrentCount }, (_, place) => ({
    ...template,
    hash: place.toString(16).padStart(40, '0'),
    name: `Author ${place % 100} - Book ${place} [M4B]`,
  }))
}

const list = torrents()
const info = JSON.stringify(list)
const entries = Object.fromEntries(list.map(({ hash, ...fields }) => [hash, fields]))
const full = JSON.stringify(Object.assign({}, recorded('sync/01-full-rid-0'), { torrents: entries }))

let rid = 1
/** Ten torrents of which the progress has changed. */
function delta(): string {
  rid += 1
  const changed = list.slice(0, 10).map(({ hash }) => [hash, { progress: (rid % 1000) / 1000, dlspeed: rid }])
  return JSON.stringify({ rid, torrents: Object.fromEntries(changed) })
}

let counts = { logins: 0, bytes: 0 }

const routes: Record<string, (request: IncomingMessage) => string> = {
  'auth/login': () => {
    counts.logins += 1
    return 'Ok.'
  },
  'app/version': () => 'v5.1.0',
  'app/webapiVersion': () => '2.11.4',
  'torrents/info': () => info,
  'torrents/categories': () => '{}',
  'torrents/tags': () => '[]',
  'sync/maindata': ({ url = '' }) => (url.endsWith('rid=0') ? full : delta()),
}

const server = createServer((request, response) => {
  request.resume()
  if (request.url === '/counts') {
    response.end(JSON.stringify(counts))
    counts = { logins: 0, bytes: 0 }
    return
  }
  const route = (request.url ?? '').replace('/api/v2/', '').split('?')[0] ?? ''
  const body = Buffer.from(routes[route]?.(request) ?? '')
  counts.bytes += body.length
  const headers = route === 'auth/login' ? { 'set-cookie': 'SID=bench; HttpOnly; path=/' } : {}
  const type = route.includes('ersion') || route === 'auth/login' ? 'text/plain' : 'application/json'
  response.writeHead(routes[route] === undefined ? 404 : 200, { 'content-type': type, ...headers }).end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  process.send?.({ url: `http://127.0.0.1:${port}` })
})
process.once('disconnect', () => {
  server.close()
  server.closeAllConnections()
})
