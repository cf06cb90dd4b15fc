import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { between, moment, versionedBase } from './base.ts'
import { Book } from './book.ts'
import { MissingBook } from './missing-book.ts'

export const downloadStatuses = ['PENDING', 'DOWNLOADING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const
export type DownloadStatus = (typeof downloadStatuses)[number]

const live = { status: { $in: ['PENDING', 'DOWNLOADING'] as DownloadStatus[] } }

/** A torrent that is to be, is being, or was fetched. Links never hold keys. */
export const Download = defineEntity({
  name: 'Download',
  tableName: 'download',
  properties: {
    ...versionedBase(),
    book: p.manyToOne(Book).index(false).nullable().deleteRule('set null'),
    missingBook: p.manyToOne(MissingBook).index(false).nullable().deleteRule('set null'),
    title: p.text().check("title <> ''"),
    author: p.text().nullable(),
    words: p.text().hidden(),
    indexer: p.text().nullable(),
    indexerId: p.integer().nullable(),
    guid: p.text().nullable(),
    torrentId: p.text().nullable(),
    infoHash: p.text().nullable(),
    qbHash: p.text().nullable(),
    magnet: p.text().nullable(),
    torrentUrl: p.text().nullable(),
    status: p.enum(downloadStatuses).default('PENDING'),
    progress: p
      .double()
      .default(0)
      .check(between('progress', 0, 1)),
    downloadPath: p.text().nullable(),
    errorMessage: p.text().nullable(),
    retryCount: p.integer().default(0).check('retry_count >= 0'),
    nextRetryAt: moment().nullable(),
    permanent: p.boolean().default(false),
    claimedUntil: moment().nullable(),
    startedAt: moment().nullable(),
    completedAt: moment().nullable(),
    importedAt: moment().nullable(),
    priority: p
      .integer()
      .default(2)
      .check(between('priority', 1, 3)),
    category: p.text().nullable(),
    savePath: p.text().nullable(),
    evidence: p.json<readonly unknown[]>(),
  },
  indexes: [
    { name: 'download_created', properties: ['createdAt', 'id'] },
    { name: 'download_status_created', properties: ['status', 'createdAt', 'id'] },
    { name: 'download_status_retry', properties: ['status', 'nextRetryAt', 'id'] },
    { name: 'download_status_completed', properties: ['status', 'completedAt', 'id'] },
    { name: 'download_book', properties: ['book', 'id'] },
    { name: 'download_missing_book', properties: ['missingBook', 'id'] },
    { name: 'download_qb_hash', properties: ['qbHash', 'id'] },
    { name: 'download_info_hash', properties: ['infoHash', 'id'] },
  ],
  uniques: [
    { name: 'download_live_info_hash_unique', properties: ['infoHash'], where: live },
    { name: 'download_live_missing_book_unique', properties: ['missingBook'], where: live },
  ],
})
export type Download = InferEntity<typeof Download>
