export interface ClientSource {
  /** Folder name, as in the import: `google-books`. */
  service: string
  /** The routes that each method calls, by the path to it: `items.list`. */
  routes: ReadonlyMap<string, readonly string[]>
  /** Names and text of its tests. */
  tests: readonly { name: string; text: string }[]
  /** Recorded exchanges of the service. */
  recordings: readonly { name: string; route: string }[]
}

const introduction = `# What each client covers

<!-- Made from the code by docs/reference/client-coverage-page.ts; do not edit. -->

Every method of every client with the routes that it calls, the recorded exchanges of a real server that its answers are
checked against, and the tests that call it. The routes are what the methods send when they are called; some methods
look something up first, or choose a route by the server's version. Services without recordings are checked against
answers that were written by their public description.
`

/** The reference page: one table for each client, one row for each method. */
export function clientCoveragePage(sources: readonly ClientSource[]): string {
  return `${introduction}\n${sources.map(sectionOf).join('\n\n')}\n`
}

function sectionOf({ service, routes, tests, recordings }: ClientSource): string {
  const rows = [...routes].map(([method, called]) => {
    const recorded = recordings.filter(({ route }) => called.includes(route)).map(({ name }) => name)
    // Probes that were made to break the server are no example of the route.
    recorded.sort((one, other) => Number(one.startsWith('crash/')) - Number(other.startsWith('crash/')))
    const callers = tests.filter(({ text }) => text.includes(`.${method}(`) || text.includes(`'${method}'`))
    return [
      `\`${method}\``,
      called.map((route) => `\`${route}\``).join('<br>'),
      recordedText(recorded),
      callers.map(({ name }) => name).join(', '),
    ]
  })
  return [`## ${service}`, '', ...table([['Method', 'Route', 'Recorded', 'Tests'], ...rows])].join('\n')
}

/** How many exchanges, and the first of them by name. */
function recordedText([first, ...more]: readonly string[]): string {
  if (first === undefined) return ''
  return more.length === 0 ? first : `${first} and ${more.length} more`
}

/** A table with columns of one width, as the formatter wants it. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)]
}
