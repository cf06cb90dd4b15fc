import swagger, { type StaticDocumentSpec } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { OpenApiDocument } from '../rest/openapi.ts'
import { registerRedoc } from './redoc.ts'

/** What the pages may load: only what this server itself serves; both build their styles while they run. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Adds `/openapi.json`, `/docs` (Swagger UI) and `/redoc`, with all of their assets. */
export async function registerDocs(
  app: FastifyInstance,
  { document }: { readonly document: OpenApiDocument },
): Promise<void> {
  const text = JSON.stringify(document)
  app.addHook('onRoute', (route) => {
    if (isDocs(route.url)) route.config = { ...route.config, docs: true, template: route.url }
  })
  app.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(text))
  await registerRedoc(app, { policy: pagePolicy })
  await app.register(swagger, {
    mode: 'static',
    // The plugin's types know OpenAPI 3.1 only as mutable; it does not change the document.
    specification: { document: structuredClone(document) as unknown as StaticDocumentSpec['document'] },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: pagePolicy,
    uiConfig: { url: '/openapi.json', tryItOutEnabled: true, persistAuthorization: false },
    theme: { title: 'Shelfhand API' },
  })
}

function isDocs(url: string): boolean {
  return /^\/(?:docs|redoc|openapi\.json)(?:\/|$)/.test(url)
}
