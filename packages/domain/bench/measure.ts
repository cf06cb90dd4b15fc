/** How long one call is measured at most at each size, in milliseconds. */
const longest = 1_500

/** One thing that is measured in several places: a call for each, given the number of the round. */
export type Calls = readonly ((round: number) => Promise<unknown>)[]

/**
 * The medians of many calls in milliseconds, one for each place. The places take turns, so that a busy moment of the
 * machine meets all of them; the first calls only warm up.
 */
export async function medians(calls: Calls, rounds = 200): Promise<number[]> {
  const times: number[][] = calls.map(() => [])
  const until = performance.now() + longest * calls.length
  for (let round = 0; round < rounds + warming; round += 1) {
    // At least some rounds, however slow a call is.
    if (round >= warming + fewest && performance.now() > until) break
    for (const [at, call] of calls.entries()) {
      const start = performance.now()
      await call(round)
      if (round >= warming) times[at]?.push(performance.now() - start)
    }
  }
  return times.map((all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN)
}

const warming = 2
const fewest = 3

/** One line of a printed table: name, figures, and whether the last one keeps its limit. */
export interface Line {
  readonly name: string
  readonly figures: readonly string[]
  readonly ratio: number
  /** How many times the first the last may be; null for what may grow with the library. */
  readonly limit: number | null
}

/** Prints lines as a table. */
export function printTable(title: string, heads: readonly string[], lines: readonly Line[]): void {
  console.log(`\n## ${title}\n`)
  const rows = lines.map((line) => [
    line.name,
    ...line.figures,
    line.ratio.toFixed(2),
    ...(line.limit === null ? ['', ''] : [`≤ ${line.limit}`, line.ratio <= line.limit ? 'ok' : 'OVER']),
  ])
  const all = [['', ...heads, 'ratio', 'limit', ''], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of all)
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`,
    )
}
