import {
  clearFailedAttempts,
  getDownload,
  listDownloads,
  listFailedAttempts,
  searchDownloads,
  updateDownload,
} from '@shelfhand/domain/queries'
import { z } from 'zod'
import { found } from '../found.ts'
import { changesInput } from '../schemas/changes.ts'
import { Download, DownloadPage, DownloadStatus, FailedAttemptPage } from '../schemas/download.ts'
import { Id, Order } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { hitsOf, SearchInput } from '../schemas/search.ts'
import { ExternalId, Name } from '../schemas/texts.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Downloads', scope: 'read' } as const
const listing = { ...paging, order: Order.default('desc') }

export const downloadsRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/downloads', summary: 'The downloads, newest first' })
    .input(
      z.strictObject({
        ...listing,
        status: DownloadStatus.optional(),
        bookId: Id.optional(),
        missingBookId: Id.optional(),
      }),
    )
    .output(DownloadPage)
    .query(({ ctx, input }) => listDownloads(ctx.db.em(), input)),

  search: procedure
    .meta({ ...meta, route: 'GET /api/downloads/search', summary: 'Finds downloads by title and author', search: true })
    .input(SearchInput)
    .output(hitsOf('Download', Download))
    .query(({ ctx, input }) => searchDownloads(ctx.db.em(), input)),

  ofStatus: procedure
    .meta({ ...meta, route: 'GET /api/downloads/status/{status}', summary: 'The downloads in one state, newest first' })
    .input(z.strictObject({ status: DownloadStatus, ...listing }))
    .output(DownloadPage)
    .query(({ ctx, input }) => listDownloads(ctx.db.em(), input)),

  get: procedure
    .meta({ ...meta, route: 'GET /api/downloads/{id}', summary: 'One download' })
    .input(z.strictObject({ id: Id }))
    .output(Download)
    .query(async ({ ctx, input: { id } }) => found(await getDownload(ctx.db.em(), id), 'download', id)),

  update: procedure
    .meta({
      ...meta,
      scope: 'write',
      route: 'PUT /api/downloads/{id}',
      summary: 'Changes title, author, priority or category of a download',
      problems: ['conflict'],
    })
    .input(
      changesInput({
        title: Name.optional(),
        author: Name.nullish(),
        priority: z.int().min(1).max(3).optional(),
        category: ExternalId.nullish(),
      }),
    )
    .output(Download)
    .mutation(({ ctx, input: { id, version, ...changes } }) =>
      updateDownload(ctx.db.em(), { id, version, changes, now: new Date() }),
    ),

  failedAttempts: procedure
    .meta({ ...meta, route: 'GET /api/downloads/{id}/failed-attempts', summary: 'What went wrong with a download' })
    .input(z.strictObject({ id: Id, ...listing }))
    .output(FailedAttemptPage)
    .query(({ ctx, input: { id, ...input } }) => listFailedAttempts(ctx.db.em(), { ...input, downloadId: id })),

  clearFailedAttempts: procedure
    .meta({
      ...meta,
      scope: 'write',
      route: 'DELETE /api/downloads/{id}/failed-attempts',
      summary: 'Forgets what went wrong with a download',
      description: 'Permanent failures stay unless `permanent` is true.',
      status: 204,
    })
    .input(z.strictObject({ id: Id, permanent: z.boolean().default(false) }))
    .mutation(async ({ ctx, input: { id, permanent } }) => {
      await clearFailedAttempts(ctx.db.em(), { downloadId: id, permanent })
    }),
})
