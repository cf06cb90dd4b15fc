import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { QBittorrent } from '@ctrl/qbittorrent'
import { z } from 'zod'
import { createQbittorrent } from '../src/qbittorrent/index.ts'

const torrentCount = 1_000
const rounds = 100

/** Side by side with @ctrl/qbittorrent: logins of ten parallel first calls, and the cost of polling 1,000 torrents. */
export async function run(): Promise<void> {
  const server = fork(join(import.meta.dirname, 'qbittorrent-process.ts'), [String(torrentCount)], {
    execArgv: ['--conditions=@shelfhand/source', '--disable-warning=ExperimentalWarning'],
  })
  try {
    const [message] = await once(server, 'message')
    const { url } = z.object({ url: z.string() }).parse(message)
    await compareLogins(url)
    await comparePolling(url)
  } finally {
    server.disconnect()
  }
}

const Counts = z.object({ logins: z.number(), bytes: z.number() })
const countsOf = async (url: string) => Counts.parse(await (await fetch(`${url}/counts`)).json())

async function compareLogins(url: string): Promise<void> {
  const ten = async (call: () => Promise<unknown>): Promise<number> => {
    await countsOf(url)
    await Promise.all(Array.from({ length: 10 }, call))
    return (await countsOf(url)).logins
  }
  const [ours, theirs] = [createOurs(url), createTheirs(url)]
  const own = await ten(() => ours.app.version())
  const other = await ten(() => theirs.getAppVersion())
  console.log(`ten parallel first calls: ${own} login (limit 1), @ctrl/qbittorrent ${other}`)
}

/** The most that ours may cost, as a part of what their list of raw torrents costs. */
const limits: Record<string, number> = { 'state, watched': 1, 'list, ours': 1 }

async function comparePolling(url: string): Promise<void> {
  const [ours, theirs] = [createOurs(url), createTheirs(url)]
  const baseline = { 'list, theirs': async () => void (await theirs.listTorrents()) }
  const lists = {
    'list, ours': async () => void (await ours.torrents.list().page()),
    ...baseline,
    'normalised list, theirs': async () => void (await theirs.getAllData()),
  }
  report(await inTurns(url, lists))
  // Only now, as the state that it keeps is work for the garbage collector of all.
  const watching = ours.sync.watch({ interval: 1 })
  const first = await watching.next()
  if (first.value?.torrents.size !== torrentCount) throw new Error('the watched state is not whole')
  report(await inTurns(url, { 'state, watched': async () => void (await watching.next()), ...baseline }))
  await watching.return(undefined)
}

interface Spent {
  name: string
  bytes: number
  processor: number
}

function report(spent: readonly Spent[]): void {
  const baseline = spent.find(({ name }) => name === 'list, theirs')?.processor ?? 1
  for (const { name, bytes, processor } of spent) {
    const ratio = processor / baseline
    const limit = limits[name]
    if (name === 'list, theirs') continue
    const verdict = limit === undefined ? '' : ` (limit ${limit.toFixed(2)}: ${ratio <= limit ? 'ok' : 'OVER'})`
    console.log(`${name}: ${ratio.toFixed(2)} × the processor time of their list${verdict}, ${bytes} bytes`)
  }
}

/**
 * Median processor time of each call, taken in turns so that a noisy machine hits all alike, and every other round
 * backwards: what one call leaves to the garbage collector is paid by the next.
 */
async function inTurns(url: string, calls: Record<string, () => Promise<void>>): Promise<Spent[]> {
  const samples = Object.entries(calls).map(([name, call]) => ({ name, call, bytes: 0, times: [] as number[] }))
  for (let round = 0; round < rounds + 10; round += 1) {
    for (const sample of round % 2 === 0 ? samples : samples.toReversed()) {
      await countsOf(url)
      const start = process.cpuUsage()
      await sample.call()
      const { user, system } = process.cpuUsage(start)
      // The first rounds warm up.
      if (round >= 10) sample.times.push(user + system)
      sample.bytes = (await countsOf(url)).bytes
    }
  }
  return samples.map(({ name, bytes, times }) => ({ name, bytes, processor: median(times) }))
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const createOurs = (baseUrl: string) => createQbittorrent({ baseUrl, username: 'admin', password: 'bench-password' })
const createTheirs = (baseUrl: string) => new QBittorrent({ baseUrl, username: 'admin', password: 'bench-password' })
