import { routesOf, type Route } from './client-routes.ts'

export interface ClientSource {
  /** Folder name, as in the import: `google-books`. */
  service: string
  /** A client made with made-up options; nothing is sent. */
  client: object
  /** The code of the client's folder, without tests. */
  code: string
  /** Names and text of its tests. */
  tests: readonly { name: string; text: string }[]
  /** Recorded exchanges of the service. */
  recordings: readonly { name: string; method: string; path: string }[]
}

const introduction = `# What each client covers

<!-- Made from the code by docs/reference/client-coverage-page.ts; do not edit. -->

Every method of every client with the routes that it calls, the recorded exchanges of a real server that its answers are
checked against, and the tests that call it. Services without recordings are checked against answers that were written
by their public description.
`

/** The reference page: one table for each client, one row for each method. */
export function clientCoveragePage(sources: readonly ClientSource[]): string {
  return `${introduction}\n${sources.map(sectionOf).join('\n\n')}\n`
}

function sectionOf({ service, client, code, tests, recordings }: ClientSource): string {
  const rows = methodsOf(client).map((name) => {
    const routes = routesOf(name, code)
    const recorded = recordings.filter((exchange) => routes.some((route) => fits(route, exchange)))
    const called = tests.filter(({ text }) => text.includes(`.${name}(`)).map((test) => test.name)
    return row([
      `\`${name}\``,
      routes.map(({ verb, path }) => `\`${verb} ${path}\``).join('<br>'),
      recordedText(recorded.map((exchange) => exchange.name)),
      called.join(', '),
    ])
  })
  return [
    `## ${service}`,
    '',
    row(['Method', 'Route', 'Recorded', 'Tests']),
    row(Array<string>(4).fill('---')),
    ...rows,
  ].join('\n')
}

/** How many exchanges, and the first of them by name. */
function recordedText(names: readonly string[]): string {
  if (names.length === 0) return ''
  return names.length === 1 ? `${names[0]}` : `${names[0]} and ${names.length - 1} more`
}

function fits({ verb, path }: Route, exchange: { method: string; path: string }): boolean {
  const pattern = path
    .replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replaceAll(/\{(?:(\w+)Or([A-Z]\w*)|[^}]*)\}/g, (_, one?: string, two?: string) =>
      one === undefined || two === undefined ? '[^/]+' : `(?:${one}|${two.toLowerCase()})`,
    )
  return verb === exchange.method && new RegExp(`^${pattern}$`).test(exchange.path)
}

/** Every function of a client, by the path to it: `items.list`. */
function methodsOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (typeof member === 'function') return [`${prefix}${key}`]
    return typeof member === 'object' && member !== null ? methodsOf(member, `${prefix}${key}.`) : []
  })
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
