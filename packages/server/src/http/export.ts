import { Readable } from 'node:stream'
import { type Database, exportDatabase } from '@shelfhand/domain/queries'
import type { FastifyInstance } from 'fastify'

const exportPath = '/api/export'

/**
 * Adds `GET /api/export`: the whole database as lines of JSON, for administrators. A stream of any length is no
 * answer of a procedure, so this route is written by hand; a failure on the way breaks the connection off.
 */
export function registerExport(app: FastifyInstance, { db }: { readonly db: Database }): void {
  app.get(exportPath, { config: { scope: 'admin', template: exportPath } }, (_, reply) => {
    const day = new Date().toISOString().slice(0, 10)
    return reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="shelfhand-${day}.ndjson"`)
      .send(Readable.from(exportDatabase(db)))
  })
}
