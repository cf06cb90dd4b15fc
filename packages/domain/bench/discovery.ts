import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PairRow } from '../eval/pairs.ts'
import { comparePrepared, findMissing, parseTitle, prepareWork } from '../src/discovery/index.ts'
import { compareWays } from './rivals.ts'
import { madeUpShelf } from './shelf.ts'

const rules = { target: {}, language: 'en' }
const megabyte = 1_000_000

/** Prints what the discovery functions cost, and how they decide beside what a user could pick instead. */
export async function run(): Promise<void> {
  matching()
  perSecond()
  for (const [name, rows] of labelledPairs()) sideBySide(name, rows)
  return Promise.resolve()
}

/** Many owned against many candidates, preparing included; twice the records should cost about twice the time. */
function matching(): void {
  const small = findAll(10_000, 50_000)
  const large = findAll(20_000, 100_000)
  console.log('\n## findMissing: owned × candidates, preparing included, one core\n')
  for (const { owned, candidates, milliseconds, heap } of [small, large]) {
    console.log(
      `  ${owned} × ${candidates}: ${(milliseconds / 1_000).toFixed(2)} s, ${Math.round(heap)} MB of heap over the input`,
    )
  }
  console.log(
    `  goal for 10000 × 50000: under 3 s (1.5 s to aim at) and 400 MB; twice the records: × ${(large.milliseconds / small.milliseconds).toFixed(2)}, goal 2.3`,
  )
}

function findAll(
  owned: number,
  candidates: number,
): { owned: number; candidates: number; milliseconds: number; heap: number } {
  const shelf = madeUpShelf(owned, candidates)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const { missing, covered } = findMissing(shelf.owned, shelf.candidates, rules)
  const milliseconds = performance.now() - start
  if (missing.length === 0 || covered.length === 0)
    throw new Error('The made-up shelf should have gaps and covered works.')
  return { owned, candidates, milliseconds, heap: (process.memoryUsage().heapUsed - before) / megabyte }
}

/** How long each function is measured, in milliseconds. */
const shortest = 500

function perSecond(): void {
  const { candidates } = madeUpShelf(0, 4_000)
  const prepared = candidates.map((candidate) => prepareWork(candidate))
  console.log('\n## each second, one core\n')
  print(
    'titles parsed',
    rate((at) => parseTitle(candidates[at % candidates.length]?.title)),
  )
  print(
    'records prepared',
    rate((at) => prepareWork(candidates[at % candidates.length] ?? { title: '' })),
  )
  print(
    'prepared pairs compared (goal 150000)',
    rate((at) => comparePair(prepared, at)),
  )
}

function comparePair(prepared: readonly ReturnType<typeof prepareWork>[], at: number): void {
  const a = prepared[at % prepared.length]
  const b = prepared[(at * 7 + 1) % prepared.length]
  if (a !== undefined && b !== undefined) comparePrepared(a, b)
}

function rate(call: (at: number) => unknown): number {
  let at = 0
  for (; at < 4_000; at++) call(at)
  const start = performance.now()
  const first = at
  while (performance.now() - start < shortest) for (let i = 0; i < 200; i++) call(at++)
  return Math.round(((at - first) / (performance.now() - start)) * 1_000)
}

function print(name: string, figure: number): void {
  console.log(`  ${name.padEnd(40)} ${String(figure).padStart(9)}`)
}

/** The labelled pairs of the repo, and the larger set where it is at hand. */
function labelledPairs(): [string, PairRow[]][] {
  const own = new URL('../eval/cases/pairs.jsonl', import.meta.url).pathname
  const shared = process.env['SHELFHAND_SHARED'] ?? new URL('../../../../shared', import.meta.url).pathname
  const large = path.join(shared, 'eval/dev/pairs.jsonl')
  const sets: [string, string][] = [
    ['the pairs of the repo', own],
    ['the larger labelled set', large],
  ]
  return sets.flatMap(([name, file]) => (existsSync(file) ? [[name, rowsIn(file)] as [string, PairRow[]]] : []))
}

function rowsIn(file: string): PairRow[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line): PairRow => JSON.parse(line))
}

function sideBySide(name: string, rows: readonly PairRow[]): void {
  console.log(`\n## the same ${rows.length} pairs side by side: ${name}\n`)
  console.log(`  ${''.padEnd(36)} precision  recall      F1   pairs/s`)
  for (const way of compareWays(rows)) {
    const figures = [way.precision, way.recall, way.f1].map((figure) => figure.toFixed(3).padStart(8)).join('')
    console.log(`  ${way.name.padEnd(36)} ${figures} ${String(way.pairsPerSecond).padStart(10)}`)
  }
}
