/** Tables of a page by the heading above them: rows of cells, without the head of the table. */
export function tablesOf(page: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const tables = new Map<string, (readonly string[])[]>()
  let heading = ''
  for (const line of page.split('\n')) {
    heading = /^#+ (.+)$/.exec(line)?.[1] ?? heading
    if (!line.startsWith('|')) continue
    const cells = line.split(/(?<!\\)\|/).slice(1, -1)
    tables.set(heading, [...(tables.get(heading) ?? []), cells.map((cell) => cell.trim())])
  }
  return new Map([...tables].map(([name, rows]) => [name, rows.slice(2)]))
}
