/** How long one call is measured at most, in milliseconds. */
const longest = 1_500

/** The median of many calls, in milliseconds; the first calls only warm up. */
export async function median(call: (round: number) => Promise<unknown>, rounds = 200): Promise<number> {
  for (let round = 0; round < 20; round += 1) await call(round)
  const times: number[] = []
  const until = performance.now() + longest
  for (let round = 0; round < rounds && performance.now() < until; round += 1) {
    const start = performance.now()
    await call(round)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

/** One line of a printed table: name, figures, and whether the last one keeps its limit. */
export interface Line {
  readonly name: string
  readonly figures: readonly string[]
  readonly ratio: number
  readonly limit: number
}

/** Prints lines as a table. */
export function printTable(title: string, heads: readonly string[], lines: readonly Line[]): void {
  console.log(`\n## ${title}\n`)
  const rows = lines.map((line) => [
    line.name,
    ...line.figures,
    line.ratio.toFixed(2),
    `≤ ${line.limit}`,
    line.ratio <= line.limit ? 'ok' : 'OVER',
  ])
  const all = [['', ...heads, 'ratio', 'limit', ''], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of all)
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`,
    )
}
