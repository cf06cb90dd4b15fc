import { type OpenApiDocument, openApiDocument } from '../rest/openapi.ts'
import type { RestRoute } from '../rest/rest-route.ts'

/** Version of the HTTP interface: it grows when a route or a field changes its meaning. */
export const apiVersion = '1'

/** The OpenAPI document of the whole interface. */
export function apiDocument(routes: readonly RestRoute[], version: string): OpenApiDocument {
  return openApiDocument(routes, {
    title: 'Shelfhand',
    version,
    description:
      'Automation around Audiobookshelf: the library, what is missing from its series, and the tasks that look after ' +
      'both. The same procedures are served over tRPC under /trpc. Every error is a problem after RFC 9457.',
  })
}
