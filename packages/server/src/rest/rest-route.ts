import type { AnyTRPCProcedure } from '@trpc/server'
import type { HttpMethod, RouteMeta } from '../api/route-meta.ts'
import type { Decode } from './decode.ts'
import type { JsonSchema } from './json-schema.ts'

/** One REST route, as read from a procedure at boot. */
export interface RestRoute {
  readonly name: string
  readonly procedure: AnyTRPCProcedure
  readonly type: 'query' | 'mutation'
  readonly meta: RouteMeta
  readonly method: HttpMethod
  /** With names in braces, such as `/api/books/{id}`. */
  readonly path: string
  readonly status: number
  /** Fields that come from the path. */
  readonly pathFields: ReadonlyMap<string, Decode>
  /** Fields that come from the query: all others of a route without a body, none of one with a body. */
  readonly queryFields: ReadonlyMap<string, Decode>
  readonly hasBody: boolean
  /** Whether If-Match is put into the input as `version`. */
  readonly takesVersion: boolean
  /** Whether the answer has a `version`, which is sent as ETag too. */
  readonly givesVersion: boolean
  readonly input: JsonSchema | null
  readonly output: JsonSchema | null
}
