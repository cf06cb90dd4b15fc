import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const Ready = z.object({ event: z.literal('ready'), url: z.string() })
const built = join(import.meta.dirname, '..', 'dist', 'cli.js')
const byHand = join(import.meta.dirname, 'open-by-hand.mjs')
const rounds = 5

/**
 * Prints how long the built server takes from the start of its process to its first healthy answer, beside a bare
 * `node` that opens the same database with MikroORM and asks it one question. Needs `npm run build`.
 */
export async function run(): Promise<void> {
  if (
    !(await access(built).then(
      () => true,
      () => false,
    ))
  ) {
    console.log('start: skipped, as the server is not built; npm run build does it')
    return
  }
  const data = await mkdtemp(join(tmpdir(), 'shelfhand-bench-'))
  const times: { server: number[]; hand: number[] } = { server: [], hand: [] }
  try {
    // The first start makes the database and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const server = await startServer(data)
      const hand = await openByHand(join(data, 'shelfhand.db'))
      if (round > 0) {
        times.server.push(server)
        times.hand.push(hand)
      }
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
  const [server, hand] = [middle(times.server), middle(times.hand)]
  console.table({
    'start to the first healthy answer ÷ opening the database by hand': {
      value: Number((server / hand).toFixed(2)),
      'at most': 4,
      reached: server / hand <= 4,
      detail: `${(server / 1000).toFixed(2)} s ÷ ${(hand / 1000).toFixed(2)} s`,
    },
  })
}

async function startServer(data: string): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [built, 'start', '--json'], {
    env: { PATH: process.env['PATH'], SHELFHAND_DATA: data, SHELFHAND_PORT: '0', SHELFHAND_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await addressOf(child)
  const answer = await fetch(`${url}/api/system/health`)
  const milliseconds = performance.now() - started
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return milliseconds
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server has no output.')
  for await (const line of createInterface({ input: child.stdout })) {
    const fact = Ready.safeParse(JSON.parse(line))
    if (fact.success) return fact.data.url
  }
  throw new Error('The server ended before it was ready.')
}

async function openByHand(path: string): Promise<number> {
  const started = performance.now()
  const [status] = await once(
    spawn(process.execPath, [byHand, path], { stdio: ['ignore', 'ignore', 'inherit'] }),
    'exit',
  )
  if (status !== 0) throw new Error('Opening by hand failed.')
  return performance.now() - started
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
