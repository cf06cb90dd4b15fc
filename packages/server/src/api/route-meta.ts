import type { Scope } from './scope.ts'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** How a route reads rows that do not come as JSON. */
export interface RowsMeta {
  /** The field of the input that they become. */
  readonly field: string
  /** A row out of the cells of a table, by the names of the columns. */
  readonly ofCells: (cells: Readonly<Record<string, string>>) => unknown
}

/** What a procedure says of its REST route; everything else follows from its zod schemas. */
export interface RouteMeta {
  /** Method and path, such as `GET /api/books/{id}`; a name in braces is a field of the input. */
  readonly route: `${HttpMethod} /${string}`
  /** One line for the list of operations. */
  readonly summary: string
  readonly description?: string
  readonly scope: Scope
  /** The group in the documentation. */
  readonly tag: string
  /** Of a success; 200 when absent. */
  readonly status?: 200 | 201 | 202 | 204
  /** Where the result is found, such as `/api/books/{id}` with fields of the output; needed by 201. */
  readonly location?: `/${string}`
  /** The codes of problems that are particular to this route, for the documentation. */
  readonly problems?: readonly ('conflict' | 'upstream_failed' | 'unavailable')[]
  /** Counts against the limit of searches. */
  readonly search?: boolean
  /** The body may also be a table (text/csv) or one JSON value a line (application/x-ndjson). */
  readonly rows?: RowsMeta
  /** The largest body in bytes, where it is not the server's. */
  readonly bodyLimit?: number
  /** Milliseconds until it is given up, where it is not the server's limit. */
  readonly timeout?: number
}
