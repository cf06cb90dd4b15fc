import { defineTask, optional } from '@shelfhand/tasks'
import { audiobookshelf } from '@shelfhand/tasks/builtin'
import { z } from 'zod'
import { ntfy } from './ntfy.ts'

/** How far an interrupted run came: the library, the page of it that is next, and what was found before. */
const Reached = z.object({ libraryId: z.string(), page: z.int().min(0), without: z.int() })

/** Names the books that have no cover. */
export const missingCovers = defineTask({
  id: 'missing-covers',
  description: 'Names the books of Audiobookshelf that have no cover',
  schedule: { cron: '0 7 * * 1', timezone: 'Europe/Berlin' },
  uses: { shelf: audiobookshelf, messages: optional(ntfy) },
  config: z.strictObject({
    /** Books a page; the checkpoint is written after each. */
    pageSize: z.int().min(1).max(500).default(100),
    /** Fewer books without a cover than that are not worth a message. */
    tellFrom: z.int().min(1).default(1),
  }),
  environment: { tellFrom: 'COVERS_TELL_FROM' },
  resumable: true,

  async run({ config, use: { shelf, messages }, signal, report, progress, checkpoint, log }) {
    const libraries = (await shelf.libraries.list({ signal })).filter(({ mediaType }) => mediaType === 'book')
    const reached = checkpoint.read(Reached)
    const start = libraries.findIndex(({ id }) => id === reached?.libraryId)
    let page: number | undefined = start === -1 ? 0 : reached?.page
    let without = start === -1 ? 0 : (reached?.without ?? 0)

    for (const { id: libraryId, name } of libraries.slice(Math.max(0, start))) {
      const list = shelf.items.list(libraryId, { limit: config.pageSize, signal })
      while (page !== undefined) {
        const { items, next, total } = await list.page(page)
        for (const { id, media } of items) {
          report.seen()
          if (media.coverPath) report.unchanged()
          else report.skipped('no_cover', { title: media.metadata.title ?? id })
        }
        without += items.filter(({ media }) => !media.coverPath).length
        progress({ done: page * config.pageSize + items.length, total, text: name })
        if (next !== undefined) await checkpoint.save({ libraryId, page: next, without })
        page = next
      }
      log.info('library looked through', { library: name, without })
      page = 0
    }
    if (without >= config.tellFrom) await messages?.publish(`${without} books have no cover.`, { signal })
  },
})
