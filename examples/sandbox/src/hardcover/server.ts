import { graphql, parse, type SelectionSetNode } from 'graphql'
import { json, withHeaders, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { createRequestLimit } from '../metadata/request-limit.ts'
import { createLibrary } from './library.ts'
import { schema } from './schema.ts'

/** How a Hardcover of the sample world is started. */
export interface HardcoverOptions extends ServeOptions {
  /** Requests a minute and a day. Default 60 and 5,000, as a free account has. */
  limits?: { minute: number; day: number }
  now?: () => number
}

/** A running Hardcover of the sample world. */
export interface SandboxHardcover extends Served {
  /** The one token that is accepted. */
  token: string
}

const token = 'sandbox-token'
const mostFields = 5
/** Objects inside one another. */
const deepest = 3

/** Starts a Hardcover that really runs the GraphQL it is sent, against the books of the sample world. */
export async function startHardcover(options: HardcoverOptions = {}): Promise<SandboxHardcover> {
  const { limits = { minute: 60, day: 5000 }, now = Date.now, ...rest } = options
  const minute = createRequestLimit({ requests: limits.minute, seconds: 60, now })
  const day = createRequestLimit({ requests: limits.day, seconds: 86_400, now })
  const rootValue = createLibrary()

  const left = () => ({
    'ratelimit-policy': `"Free";q=${limits.minute};w=60;burst=10, "daily";q=${limits.day};w=86400`,
    ratelimit: `"Free";r=${minute.remaining()};t=${minute.resetSeconds()}, "daily";r=${day.remaining()};t=${day.resetSeconds()}`,
  })

  async function answer(request: Request): Promise<Reply> {
    if (request.path !== '/v1/graphql' || request.method !== 'POST') return json({ error: 'Not found' }, 404)
    if (request.headers.authorization !== `Bearer ${token}`) {
      return json({ error: 'invalid_token', error_description: 'The access token is missing, invalid or expired' }, 401)
    }
    const sent = readBody(request.body)
    const shape = sent && shapeOf(sent.query)
    // Each field at the top counts as a request.
    for (let field = 0; field < Math.min(mostFields, shape?.fields ?? 1); field += 1) {
      const wait = day.take() ?? minute.take()
      if (wait === null) continue
      const reply = json({ error: 'Too Many Requests', message: 'try again later' }, 429)
      return withHeaders(reply, { ...left(), 'retry-after': String(wait) })
    }
    return withHeaders(await run(sent, shape), left())
  }

  async function run(sent: Sent | null, shape: Shape | null): Promise<Reply> {
    if (sent === null) return json({ error: 'Malformed request body' }, 400)
    if (shape === null) return json({ error: 'invalid_query', error_description: 'The query could not be parsed' }, 400)
    if (shape.writes) return json({ error: 'unsupported_operation' }, 403)
    if (shape.fields > mostFields) {
      const code = 'top_level_limit_exceeded'
      return json({ errors: [{ message: code, extensions: { code } }] }, 403)
    }
    if (shape.depth > deepest)
      return json({ errors: [{ message: 'too deep', extensions: { code: 'validation-failed' } }] })
    const result = await graphql({ schema, source: sent.query, rootValue, variableValues: sent.variables })
    if (result.errors === undefined) return json(result)
    const errors = result.errors.map(({ message }) => ({ message, extensions: { code: 'validation-failed' } }))
    return json({ errors })
  }

  return { ...(await serve(answer, rest)), token }
}

interface Sent {
  query: string
  variables: Record<string, unknown>
}

function readBody(body: Uint8Array): Sent | null {
  try {
    const sent: unknown = JSON.parse(new TextDecoder().decode(body))
    if (typeof sent !== 'object' || sent === null || !('query' in sent) || typeof sent.query !== 'string') return null
    const variables = 'variables' in sent && typeof sent.variables === 'object' ? sent.variables : null
    return { query: sent.query, variables: { ...variables } }
  } catch {
    return null
  }
}

interface Shape {
  /** Top-level fields. */
  fields: number
  /** Objects inside one another. */
  depth: number
  /** Whether it changes anything. */
  writes: boolean
}

/** What a document asks for; `null` when it does not parse. */
function shapeOf(query: string): Shape | null {
  try {
    const operations = parse(query).definitions.filter((definition) => definition.kind === 'OperationDefinition')
    return {
      fields: operations.reduce((sum, operation) => sum + operation.selectionSet.selections.length, 0),
      depth: Math.max(...operations.map(({ selectionSet }) => depthOf(selectionSet))),
      writes: operations.some((operation) => operation.operation !== 'query'),
    }
  } catch {
    return null
  }
}

function depthOf({ selections }: SelectionSetNode): number {
  const inner = selections.flatMap((one) =>
    'selectionSet' in one && one.selectionSet !== undefined ? [1 + depthOf(one.selectionSet)] : [],
  )
  return Math.max(0, ...inner)
}
