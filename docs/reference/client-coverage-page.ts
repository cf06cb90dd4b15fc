export interface ClientSource {
  /** Folder name, as in the import: `google-books`. */
  service: string
  /** The routes that each method calls, by the path to it: `items.list`. */
  routes: ReadonlyMap<string, readonly string[]>
  /** Names and text of its tests. */
  tests: readonly { name: string; text: string }[]
  /** What a test plays of the recordings through each method, by the path to it. */
  recorded: ReadonlyMap<string, readonly string[]>
}

const introduction = `# What each client covers

<!-- Made from the code by docs/reference/client-coverage-page.ts; do not edit. -->

Every method of every client with all requests that it makes, what a test plays through it of the recordings of a real
server, and the tests that call it. The requests are those that are seen when the method is called on the sandbox and
with made-up answers, so that one which depends on what was answered, or on the version of the server, is there as well.
Left out are the sign-in that comes before a call, and what follows a write of Audiobookshelf whose connection broke: the
health check, and the reading back by the methods of the same table.

What is played is told by the tables that the tests go through: for Audiobookshelf the exchanges, the first of them by
name, and for qBittorrent the requests, of which there are recordings of three versions. A method without any is checked
against the sandbox and answers that were written by the public description of the service. Every method of
Audiobookshelf is called on the sandbox, which remembers, and what it changed is read back (\`sandbox\`).
`

/** The reference page: one table for each client, one row for each method. */
export function clientCoveragePage(sources: readonly ClientSource[]): string {
  return `${introduction}\n${sources.map(sectionOf).join('\n\n')}\n`
}

function sectionOf({ service, routes, tests, recorded }: ClientSource): string {
  const rows = [...routes].map(([method, called]) => {
    const callers = tests.filter(({ text }) => text.includes(`.${method}(`) || text.includes(`'${method}'`))
    return [
      `\`${method}\``,
      called.map((route) => `\`${route}\``).join('<br>'),
      recordedText(recorded.get(method) ?? []),
      callers.map(({ name }) => name).join(', '),
    ]
  })
  return [`## ${service}`, '', ...table([['Method', 'Requests', 'Played from recordings', 'Tests'], ...rows])].join('\n')
}

/** The first by name, and how many more. */
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
