import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment } from './base.ts'
import { Download } from './download.ts'

export const attemptErrorTypes = [
  'NETWORK',
  'AUTH',
  'TIMEOUT',
  'NOT_FOUND',
  'RATE_LIMIT',
  'REJECTED',
  'DISK',
  'UNKNOWN',
] as const
export type AttemptErrorType = (typeof attemptErrorTypes)[number]

/** One try of a download that did not succeed. A permanent one outlives its download. */
export const FailedAttempt = defineEntity({
  name: 'FailedAttempt',
  tableName: 'failed_attempt',
  properties: {
    id: p.integer().primary().autoincrement(),
    download: p.manyToOne(Download).index(false).nullable().deleteRule('set null'),
    bookTitle: p.text(),
    mamId: p.text().nullable(),
    errorType: p.enum(attemptErrorTypes),
    errorMessage: p.text(),
    attemptedAt: moment(),
    retryCount: p.integer().default(0).check('retry_count >= 0'),
    permanent: p.boolean().default(false),
  },
  indexes: [
    { name: 'failed_attempt_download', properties: ['download', 'attemptedAt', 'id'] },
    { name: 'failed_attempt_retention', properties: ['permanent', 'attemptedAt', 'id'] },
  ],
})
export type FailedAttempt = InferEntity<typeof FailedAttempt>
