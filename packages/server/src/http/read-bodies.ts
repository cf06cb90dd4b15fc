import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from '../api/api-error.ts'
import type { RowsMeta } from '../api/route-meta.ts'
import { jsonLines, tableRows } from './read-rows.ts'

/**
 * Bodies are JSON; routes that take rows also read one JSON value a line, and tables. An empty body of JSON counts as
 * none, because many callers name a type without sending anything.
 */
export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body.trim() === '') done(null, undefined)
    else void parse(request, body, done)
  })
  addRows(app, ['application/x-ndjson', 'application/jsonl'], (text) => jsonLines(text))
  addRows(app, ['text/csv'], (text, rows) => tableRows(text).map(rows.ofCells))
}

function addRows(app: FastifyInstance, types: string[], read: (text: string, rows: RowsMeta) => unknown[]): void {
  app.addContentTypeParser(types, { parseAs: 'string' }, async (request: FastifyRequest, body: string) => {
    const { rows } = request.routeOptions.config
    if (rows === undefined) throw new ApiError({ code: 'unsupported_media_type' })
    return { [rows.field]: read(body, rows) }
  })
}
