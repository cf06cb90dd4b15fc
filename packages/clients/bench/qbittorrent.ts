import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { QBittorrent } from '@ctrl/qbittorrent'
import { createQbittorrent } from '../src/qbittorrent/index.ts'
import { readExchanges, recordingsOf } from '../src/testing/recordings.ts'

const torrentCount = 1_000
const rounds = 30

/** Side by side with @ctrl/qbittorrent: logins of ten parallel first calls, and the cost of polling 1,000 torrents. */
export async function run(): Promise<void> {
  const server = await startServer()
  try {
    await compareLogins(server)
    await comparePolling(server)
  } finally {
    await server.close()
  }
}

type Server = Awaited<ReturnType<typeof startServer>>

async function compareLogins(server: Server): Promise<void> {
  const ten = async (call: () => Promise<unknown>): Promise<number> => {
    server.counts.logins = 0
    await Promise.all(Array.from({ length: 10 }, call))
    return server.counts.logins
  }
  const [ours, theirs] = [createOurs(server), createTheirs(server)]
  const own = await ten(() => ours.app.version())
  const other = await ten(() => theirs.getAppVersion())
  console.log(`ten parallel first calls: ${own} login, @ctrl/qbittorrent ${other}`)
}

async function comparePolling(server: Server): Promise<void> {
  const [ours, theirs] = [createOurs(server), createTheirs(server)]
  const watching = ours.sync.watch({ interval: 1 })
  const first = await watching.next()
  if (first.value?.torrents.size !== torrentCount) throw new Error('the watched state is not whole')
  const calls = {
    'state, watched': async () => void (await watching.next()),
    'list, ours': async () => void (await ours.torrents.list().page()),
    'list, theirs': async () => void (await theirs.listTorrents()),
    'normalised list, theirs': async () => void (await theirs.getAllData()),
  }
  const spent = await inTurns(calls)
  await watching.return(undefined)
  for (const [name, { bytes, processor }] of Object.entries(spent)) {
    const ratio = processor / (spent['list, theirs']?.processor ?? 1)
    console.log(`${name}: ${ratio.toFixed(2)} × their processor time a poll, ${bytes} bytes`)
  }
}

/** Median processor time of each call, taken in turns so that a noisy machine hits all alike. */
async function inTurns(
  calls: Record<string, () => Promise<void>>,
): Promise<Record<string, { bytes: number; processor: number }>> {
  const samples = Object.entries(calls).map(([name, call]) => ({ name, call, bytes: 0, times: [] as number[] }))
  for (let round = 0; round < rounds + 5; round += 1) {
    for (const sample of samples) {
      sentBytes = 0
      const start = process.cpuUsage()
      await sample.call()
      const { user, system } = process.cpuUsage(start)
      // The first rounds warm up.
      if (round >= 5) sample.times.push(user + system)
      sample.bytes = sentBytes
    }
  }
  return Object.fromEntries(samples.map(({ name, bytes, times }) => [name, { bytes, processor: median(times) }]))
}

let sentBytes = 0
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const createOurs = ({ url }: Server) =>
  createQbittorrent({ baseUrl: url, username: 'admin', password: 'bench-password' })
const createTheirs = ({ url }: Server) =>
  new QBittorrent({ baseUrl: url, username: 'admin', password: 'bench-password' })

/** Answers from memory as 5.1.0 does; the cost of answering is the same for every client. */
async function startServer() {
  const counts = { logins: 0 }
  const list = torrents()
  const info = Buffer.from(JSON.stringify(list))
  const full = mainData(list)
  const routes: Record<string, (request: IncomingMessage) => Buffer | string> = {
    'auth/login': () => {
      counts.logins += 1
      return 'Ok.'
    },
    'app/version': () => 'v5.1.0',
    'app/webapiVersion': () => '2.11.4',
    'torrents/info': () => info,
    'torrents/categories': () => '{}',
    'torrents/tags': () => '[]',
    'sync/maindata': ({ url = '' }) => (url.endsWith('rid=0') ? full : delta(list)),
  }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const route = (request.url ?? '').replace('/api/v2/', '').split('?')[0] ?? ''
    request.resume()
    request.on('end', () => {
      const body = routes[route]?.(request)
      const headers = route === 'auth/login' ? { 'set-cookie': 'SID=bench; HttpOnly; path=/' } : {}
      const type = route.includes('ersion') || route === 'auth/login' ? 'text/plain' : 'application/json'
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, ...headers }).end(body)
      sentBytes += Buffer.byteLength(body ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, counts, close }
}

type Fields = Record<string, unknown>

function torrents(): Fields[] {
  const exchanges = readExchanges(`${recordingsOf('qbittorrent')}/5.1.0`)
  const recorded = exchanges.find(({ name }) => name === 'info/all')?.response.body
  const [template] = Array.isArray(recorded) ? recorded : []
  return Array.from({ length: torrentCount }, (_, place) => ({
    ...template,
    hash: place.toString(16).padStart(40, '0'),
    name: `Author ${place % 100} - Book ${place} [M4B]`,
  }))
}

function mainData(list: readonly Fields[]): Buffer {
  const exchanges = readExchanges(`${recordingsOf('qbittorrent')}/5.1.0`)
  const recorded = exchanges.find(({ name }) => name === 'sync/01-full-rid-0')?.response.body
  const entries = Object.fromEntries(list.map(({ hash, ...fields }) => [hash, fields]))
  return Buffer.from(JSON.stringify(Object.assign({}, recorded, { torrents: entries })))
}

let rid = 1
/** Ten torrents of which the progress has changed. */
function delta(list: readonly Fields[]): string {
  rid += 1
  const changed = list.slice(0, 10).map(({ hash }) => [hash, { progress: (rid % 1000) / 1000, dlspeed: rid }])
  return JSON.stringify({ rid, torrents: Object.fromEntries(changed) })
}
