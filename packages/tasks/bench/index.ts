import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'

const Address = z.object({ url: z.string(), apiKey: z.string() })
const Measured = z.object({ items: z.number(), milliseconds: z.number(), megabytes: z.number() })
type Measured = z.output<typeof Measured>

/** So often each is measured, in turn; the middle one counts. */
const rounds = 3

/** Prints what a library sync costs beside fetching the same, and how its memory grows with the library. */
export async function run(): Promise<void> {
  const small = await measure(10_000)
  const large = await measure(50_000, 1)
  const ratio = small.sync.milliseconds / small.fetch.milliseconds
  const growth = large.sync.megabytes - small.sync.megabytes
  console.table({
    'library-sync of 10,000 items ÷ fetching the same': row(
      ratio,
      1.5,
      `${seconds(small.sync)} ÷ ${seconds(small.fetch)}`,
    ),
    'library-sync of 50,000 items ÷ fetching the same': row(
      large.sync.milliseconds / large.fetch.milliseconds,
      1.5,
      `${seconds(large.sync)} ÷ ${seconds(large.fetch)}`,
    ),
    'memory from 10,000 to 50,000 items, MB': row(
      growth,
      50,
      `${small.sync.megabytes.toFixed(0)} → ${large.sync.megabytes.toFixed(0)}`,
    ),
  })
}

async function measure(items: number, times = rounds): Promise<{ fetch: Measured; sync: Measured }> {
  const server = child('shelf-process.ts', [String(items)])
  try {
    const { url, apiKey } = Address.parse(await message(server))
    const all: { fetch: Measured[]; sync: Measured[] } = { fetch: [], sync: [] }
    for (let round = 0; round < times; round += 1) {
      for (const what of ['fetch', 'sync'] as const) {
        const measured = Measured.parse(await message(child('sync-process.ts', [what, url, apiKey])))
        if (measured.items !== items) throw new Error(`${what} saw ${measured.items} of ${items} items.`)
        all[what].push(measured)
      }
    }
    return { fetch: middle(all.fetch), sync: middle(all.sync) }
  } finally {
    server.disconnect()
  }
}

function child(script: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, script), args, {
    execArgv: ['--conditions=@shelfhand/source', '--disable-warning=ExperimentalWarning'],
  })
}

async function message(process: ChildProcess): Promise<unknown> {
  const failed = once(process, 'exit').then(([status]) => {
    throw new Error(`The measured process ended with ${status}.`)
  })
  const [value] = (await Promise.race([once(process, 'message'), failed])) as unknown[]
  failed.catch(() => {})
  return value
}

function middle(all: readonly Measured[]): Measured {
  const sorted = all.toSorted((a, b) => a.milliseconds - b.milliseconds)
  const found = sorted[Math.floor(sorted.length / 2)]
  if (found === undefined) throw new Error('Nothing was measured.')
  return found
}

function row(value: number, goal: number, detail: string) {
  return { value: Number(value.toFixed(2)), 'at most': goal, reached: value <= goal, detail }
}

function seconds({ milliseconds }: Measured): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
