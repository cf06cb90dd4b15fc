import { type OpenApiDocument, openApiDocument } from '../rest/openapi.ts'
import type { RestRoute } from '../rest/rest-route.ts'

/** Version of the HTTP interface: it grows when a route or a field changes its meaning. */
export const apiVersion = '1'

/** The OpenAPI document of the whole interface. */
export function apiDocument(routes: readonly RestRoute[], version: string): OpenApiDocument {
  const info = {
    title: 'Shelfhand',
    version,
    description:
      'Automation around Audiobookshelf: the library, what is missing from its series, and the tasks that look after ' +
      'both. The same procedures are served over tRPC under /trpc. Every error is a problem after RFC 9457.',
  }
  return openApiDocument(routes, info, { '/api/export': { get: exportOperation } })
}

/** The one route that is no procedure: a stream of any length. */
const exportOperation = {
  operationId: 'export',
  tags: ['System'],
  summary: 'The whole database as lines of JSON',
  description: 'Needs a key of the scope `admin`.',
  security: [{ bearer: [] }, { apiKey: [] }],
  responses: {
    200: {
      description: 'Success.',
      content: { 'application/x-ndjson': { schema: { type: 'string' } } },
    },
    401: { $ref: '#/components/responses/unauthorized' },
    403: { $ref: '#/components/responses/forbidden' },
    429: { $ref: '#/components/responses/rate_limited' },
    500: { $ref: '#/components/responses/internal' },
  },
}
