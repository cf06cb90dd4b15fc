import { distance } from 'fastest-levenshtein'
import Fuse from 'fuse.js'
import { comparePrepared, prepareWork, sameWork, type WorkRecord } from '../src/discovery/index.ts'
import type { PairRow } from '../eval/pairs.ts'
import { scorePairs } from '../eval/pairs.ts'

/** How well and how fast a way of comparing decides labelled pairs. */
export interface Rival {
  name: string
  precision: number
  recall: number
  f1: number
  pairsPerSecond: number
}

/** At this similarity peers call two titles the same. */
const threshold = 0.85

/** At least this long each way is measured, in milliseconds. */
const shortest = 400

type Decide = (a: WorkRecord, b: WorkRecord) => boolean

const text = ({ title, authors }: WorkRecord) => [title, ...(authors ?? []).map(String)].join(' ').toLowerCase()

const ways: readonly (readonly [string, Decide])[] = [
  ['sameWork, reading both records', (a, b) => sameWork(a, b).same],
  [
    'fuse.js 7.5, score ≤ 0.15',
    (a, b) => new Fuse([text(a)], { threshold: 1 - threshold, ignoreLocation: true }).search(text(b)).length > 0,
  ],
  ['fastest-levenshtein, ratio ≥ 0.85', (a, b) => ratio(text(a), text(b)) >= threshold],
]

function ratio(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - distance(a, b) / longest
}

/** Decides the same pairs with the library and with what a user could pick instead. */
export function compareWays(rows: readonly PairRow[]): Rival[] {
  const prepared = rows.map(({ a, b }) => [prepareWork(a), prepareWork(b)] as const)
  let at = 0
  const preparedWay: readonly [string, Decide] = [
    'sameWork, records prepared before',
    () => {
      const [a, b] = prepared[at++ % prepared.length] ?? []
      return a !== undefined && b !== undefined && comparePrepared(a, b).same
    },
  ]
  return [preparedWay, ...ways].map(([name, decide]) => measure(name, decide, rows))
}

function measure(name: string, decide: Decide, rows: readonly PairRow[]): Rival {
  const predictions = new Map(rows.map((row) => [row.id, { same: decide(row.a, row.b) }]))
  const { precision, recall, f1 } = scorePairs(rows, predictions)
  const start = performance.now()
  let pairs = 0
  while (performance.now() - start < shortest) {
    for (const { a, b } of rows) decide(a, b)
    pairs += rows.length
  }
  const pairsPerSecond = Math.round((pairs / (performance.now() - start)) * 1_000)
  return { name, precision: Number(precision), recall: Number(recall), f1: Number(f1), pairsPerSecond }
}
