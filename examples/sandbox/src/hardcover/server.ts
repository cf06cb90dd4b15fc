import { graphql, parse } from 'graphql'
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
    const wait = day.take() ?? minute.take()
    if (wait !== null) {
      const reply = json({ error: 'Too Many Requests', message: 'try again later' }, 429)
      return withHeaders(reply, { ...left(), 'retry-after': String(wait) })
    }
    return withHeaders(await run(request.body), left())
  }

  async function run(body: Uint8Array): Promise<Reply> {
    const sent = readBody(body)
    if (sent === null) return json({ error: 'Malformed request body' }, 400)
    const shape = shapeOf(sent.query)
    if (shape === null) return json({ error: 'invalid_query', error_description: 'The query could not be parsed' }, 400)
    if (shape.writes) return json({ error: 'unsupported_operation' }, 403)
    if (shape.fields > mostFields) {
      const code = 'top_level_limit_exceeded'
      return json({ errors: [{ message: code, extensions: { code } }] }, 403)
    }
    const result = await graphql({ schema, source: sent.query, rootValue, variableValues: sent.variables })
    if (result.errors === undefined) return json(result)
    const errors = result.errors.map(({ message }) => ({ message, extensions: { code: 'validation-failed' } }))
    return json({ errors })
  }

  return { ...(await serve(answer, rest)), token }
}

function readBody(body: Uint8Array): { query: string; variables: Record<string, unknown> } | null {
  try {
    const sent: unknown = JSON.parse(new TextDecoder().decode(body))
    if (typeof sent !== 'object' || sent === null || !('query' in sent) || typeof sent.query !== 'string') return null
    const variables = 'variables' in sent && typeof sent.variables === 'object' ? sent.variables : null
    return { query: sent.query, variables: { ...variables } }
  } catch {
    return null
  }
}

/** How many top-level fields a document asks for, and whether it changes anything; `null` when it does not parse. */
function shapeOf(query: string): { fields: number; writes: boolean } | null {
  try {
    const operations = parse(query).definitions.filter((definition) => definition.kind === 'OperationDefinition')
    return {
      fields: operations.reduce((sum, operation) => sum + operation.selectionSet.selections.length, 0),
      writes: operations.some((operation) => operation.operation !== 'query'),
    }
  } catch {
    return null
  }
}
