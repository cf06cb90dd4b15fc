/** The parts of an OpenAPI document that the page is made of. */
export interface Document {
  readonly info: { readonly version: string }
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly tags: readonly string[]
  readonly summary: string
  readonly operationId: string
  readonly description: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly requestBody?: {
    readonly content: Readonly<
      Record<
        string,
        {
          readonly schema: {
            readonly properties?: Readonly<Record<string, object>>
            readonly required?: readonly string[]
          }
        }
      >
    >
  }
}

const introduction = `# HTTP interface

<!-- Made from packages/server/openapi.json by docs/reference/http-api-page.ts; do not edit. -->

JSON in and out, dates in ISO 8601 (UTC), ids are positive integers. The server describes itself: \`/docs\` and \`/redoc\`
are pages to read and to try out, \`/openapi.json\` is the description for programs, and the same procedures are served
over tRPC under \`/trpc\` by the names in the last column.

- **Keys.** \`Authorization: Bearer <key>\`, \`Authorization: <key>\` or \`X-API-Key: <key>\`. A key has a scope:
  \`read\`, \`write\` (includes read), \`admin\` (includes write).
- **Errors.** Every error is \`application/problem+json\` with \`type\`, \`title\`, \`status\`, \`code\`, \`requestId\`, and
  where it helps \`detail\` and \`issues\`. Decide by \`code\`.
- **Lists.** \`limit\` (1–500, default 100) and \`offset\`, or \`cursor\` with the \`nextCursor\` of the page before; the
  answer has \`items\`, \`total\`, \`limit\`, \`offset\`, \`hasMore\`, \`nextCursor\`.
- **Searches.** \`query\` (1–200 characters) and \`limit\` (1–100, default 10). Accents, case, word order and punctuation
  do not matter; \`%\` and \`_\` are plain characters.
- **Changes.** Send the \`ETag\` of what you read as \`If-Match\`: if somebody was faster, the answer is 409.
- **Limits a minute.** 10 without a key, 600 with one, 120 of them writes, 120 searches. Beyond: 429 with \`Retry-After\`.
`

/** The reference page: one table for each tag, one row for each operation. */
export function httpApiPage(document: Document): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const sections = document.tags.map(({ name }) => {
    const rows = operations
      .filter(({ operation }) => operation.tags.includes(name))
      .map(({ path, method, operation }) => [
        `\`${method} ${path}\``,
        operation.summary,
        fieldsOf(operation),
        scopeOf(operation),
        // Every procedure is in a router; what has no dot is a route by itself.
        operation.operationId.includes('.') ? `\`${operation.operationId}\`` : '',
      ])
    return `## ${name}\n\n${table([['Route', 'What', 'Fields', 'Scope', 'tRPC'], ...rows])}`
  })
  return `${introduction}\n${sections.join('\n\n')}\n`
}

/** A table whose columns are as wide as their widest cell, as the formatter of this repository wants it. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)))
  const [head, ...body] = rows.map((cells) => line(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))))
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Fields of query and body; those in the path are seen there, and a star marks what is required. */
function fieldsOf({ parameters = [], requestBody }: Operation): string {
  const schema = requestBody?.content['application/json']?.schema
  const body = Object.keys(schema?.properties ?? {}).map((name) => ({
    name,
    required: schema?.required?.includes(name) ?? false,
  }))
  const query = parameters.filter((parameter) => parameter.in === 'query')
  return [...query, ...body].map(({ name, required }) => (required ? `${name}*` : name)).join(', ')
}

function scopeOf({ description }: Operation): string {
  return /scope `(\w+)`/.exec(description)?.[1] ?? 'none'
}
