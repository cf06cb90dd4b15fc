import { readFileSync } from 'node:fs'
import { parseRelease, rankReleases } from '../src/discovery/index.ts'
import type { ReleaseRow } from '../eval/release-row.ts'
import { printTable } from './measure.ts'
import { madeUpShelf } from './shelf.ts'

/** One figure of the bench. */
export interface BenchRow {
  name: string
  /** Releases handled. */
  count: number
  seconds: number
  perSecond: number
}

/** Names a second that the goal asks for. */
export const wantedReleasesPerSecond = 15_000

const cases = new URL('../eval/cases/releases.jsonl', import.meta.url)

/**
 * Reads and ranks the releases of the labelled cases: each wanted work against the names of all cases, as a search of many
 * indexers answers. `rounds` repeats the whole; the first round only warms up. `most` limits the searches. `now` gives milliseconds.
 */
export function benchReleases({ rounds = 3, most = 1_000, now = performance.now.bind(performance) } = {}): BenchRow[] {
  const rows = readFileSync(cases, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const searches = rows.slice(0, most).map((line): ReleaseRow => JSON.parse(line))
  const releases = searches.flatMap(({ candidates }) => candidates)
  const parse = (): number => {
    for (const { wanted } of searches) for (const { title } of releases) parseRelease(title, wanted)
    return searches.length * releases.length
  }
  const rank = (): number => {
    for (const { wanted, prefs } of searches) rankReleases(wanted, releases, prefs)
    return searches.length * releases.length
  }
  return [
    measured('parseRelease with hints', parse, rounds, now),
    measured('rankReleases', rank, rounds, now),
    measured('parseRelease, each name for the first time', unseen(), rounds, now),
  ]
}

/** Names that nobody has seen before, in the usual layouts: what was read once may be remembered. */
function unseen(): () => number {
  const { candidates } = madeUpShelf(0, unseenNames)
  const wanted = { title: 'The Silent Empire', authors: ['Anna Alberg'] }
  let round = 0
  return () => {
    round += 1
    for (const [at, { title, authors }] of candidates.entries()) {
      const text = `${title} ${at * 100 + round}`
      const layout = layouts[at % layouts.length] ?? layouts[0]
      parseRelease(layout(text, authors?.[0] ?? ''), wanted)
    }
    return candidates.length
  }
}

const unseenNames = 5_000

type Layout = (title: string, author: unknown) => string
const layouts: readonly [Layout, ...Layout[]] = [
  (title, author) => `${author} - ${title} [M4B]`,
  (title, author) => `${title} by ${author} (Unabridged) [ENG / MP3]`,
  (title, author) => `${author} - ${title} (2019) 64kbps`,
  (title, author) => `${title.replaceAll(' ', '.')}.${String(author).replaceAll(' ', '.')}.Audiobook.M4B`,
]

function measured(name: string, work: () => number, rounds: number, now: () => number): BenchRow {
  work()
  let count = 0
  const start = now()
  for (let round = 1; round < rounds; round++) count += work()
  const seconds = (now() - start) / 1000
  return { name, count, seconds, perSecond: Math.round(count / seconds) }
}

/** Prints the figures; the ratio is the goal against what was reached. */
export async function run(): Promise<void> {
  const lines = benchReleases().map(({ name, perSecond }) => ({
    name,
    figures: [String(perSecond)],
    ratio: wantedReleasesPerSecond / perSecond,
    limit: 1,
  }))
  printTable(`Releases: at least ${wantedReleasesPerSecond} names a second`, ['names/s'], lines)
}
