import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment } from './base.ts'

/** An answer of a service that need not be asked for again before it expires. */
export const CachedAnswer = defineEntity({
  name: 'CachedAnswer',
  tableName: 'cached_answer',
  properties: {
    id: p.integer().primary().autoincrement(),
    service: p.text(),
    requestKey: p.text(),
    body: p.text(),
    bytes: p.integer().check('bytes >= 0'),
    etag: p.text().nullable(),
    fetchedAt: moment(),
    expiresAt: moment(),
  },
  indexes: [{ name: 'cached_answer_expiry', properties: ['expiresAt', 'id'] }],
  uniques: [{ name: 'cached_answer_request_unique', properties: ['service', 'requestKey'] }],
})
export type CachedAnswer = InferEntity<typeof CachedAnswer>
