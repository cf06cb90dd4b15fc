import { attemptErrorTypes, downloadStatuses } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Id, Moment, Version } from './fields.ts'
import { pageOf } from './page.ts'

export const DownloadStatus = z.enum(downloadStatuses)

/** Magnet links and addresses of torrents are left out: trackers put keys into them. */
export const Download = z
  .object({
    id: Id,
    bookId: Id.nullable(),
    missingBookId: Id.nullable(),
    title: z.string(),
    author: z.string().nullable(),
    indexer: z.string().nullable(),
    guid: z.string().nullable(),
    torrentId: z.string().nullable(),
    infoHash: z.string().nullable(),
    qbHash: z.string().nullable(),
    status: DownloadStatus,
    progress: z.number().min(0).max(1),
    downloadPath: z.string().nullable(),
    errorMessage: z.string().nullable(),
    retryCount: z.int().min(0),
    nextRetryAt: Moment.nullable(),
    permanent: z.boolean().describe('Never retried by itself.'),
    startedAt: Moment.nullable(),
    completedAt: Moment.nullable(),
    importedAt: Moment.nullable(),
    priority: z.int().min(1).max(3).describe('1 is high.'),
    category: z.string().nullable(),
    createdAt: Moment,
    updatedAt: Moment,
    version: Version,
  })
  .meta({ id: 'Download' })

export const DownloadPage = pageOf('Download', Download)

const FailedAttempt = z
  .object({
    id: Id,
    downloadId: Id.nullable(),
    bookTitle: z.string(),
    mamId: z.string().nullable(),
    errorType: z.enum(attemptErrorTypes),
    errorMessage: z.string(),
    attemptedAt: Moment,
    retryCount: z.int().min(0),
    permanent: z.boolean(),
  })
  .meta({ id: 'FailedAttempt' })

export const FailedAttemptPage = pageOf('FailedAttempt', FailedAttempt)
