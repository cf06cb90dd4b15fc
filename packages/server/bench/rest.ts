import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const key = 'shk_bench_0123456789abcdef'
const connections = 8
const roundMilliseconds = 700
const rounds = 7
const paths = ['/api/books?limit=50', '/api/books/4711']

/**
 * Prints the throughput of two REST routes as ratios against bare Fastify routes over the same SQLite file: one that
 * calls the same query function, and one with prepared statements by hand. All servers share one process; rounds
 * alternate, and the median of the rounds' ratios counts.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-bench-'))
  const child = fork(new URL('rest-process.ts', import.meta.url), [folder, key], {
    execArgv: ['--conditions=@shelfhand/source', '--no-warnings'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  try {
    const [addresses]: Record<string, string>[] = await once(child, 'message')
    if (addresses === undefined) throw new Error('The servers did not start.')
    for (const path of paths) await compare(addresses, path)
  } finally {
    child.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(addresses: Readonly<Record<string, string>>, path: string): Promise<void> {
  const names = Object.keys(addresses)
  const rates = new Map<string, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const rate = await requestsPerSecond(`${addresses[name]}${path}`)
      // The first round warms up.
      if (round > 0) rates.get(name)?.push(rate)
    }
  }
  const ratio = (baseline: string) =>
    median((rates.get('ours') ?? []).map((rate, round) => rate / (rates.get(baseline)?.[round] ?? Number.NaN)))
  const speeds = names.map((name) => `${name} ${Math.round(median(rates.get(name) ?? []))}/s`).join(', ')
  console.log(`GET ${path}: ${speeds}`)
  console.log(`  ratio against bare Fastify, same query function: ${ratio('sameQuery').toFixed(2)} (at least 0.50)`)
  console.log(`  ratio against bare Fastify, SQL by hand: ${ratio('byHand').toFixed(2)}`)
}

async function requestsPerSecond(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const started = performance.now()
  const end = started + roundMilliseconds
  let done = 0
  const work = async () => {
    while (performance.now() < end) {
      await request(url, agent)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  agent.destroy()
  return (done / (performance.now() - started)) * 1000
}

function request(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${key}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`))
      response.on('end', resolve).resume()
    }).on('error', reject)
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
