import { z } from 'zod'
import { defineTask } from '../../define-task.ts'
import { assertSupported, audiobookshelf } from '../../services/audiobookshelf.ts'
import { syncLibrary } from './sync-library.ts'

/** Copies the books of Audiobookshelf into the database. */
export const librarySync = defineTask({
  id: 'library-sync',
  description: 'Copies the libraries of Audiobookshelf into the database',
  type: 'LIBRARY_SYNC',
  schedule: { cron: '*/15 * * * *', timezone: 'UTC' },
  uses: { shelf: audiobookshelf },
  config: z.strictObject({
    /** Ids of the libraries to copy; all with books when empty. */
    libraryIds: z.array(z.string().min(1)).default([]),
    /** Items a page of the list; 500 was the quickest that leaves the server time for others. */
    pageSize: z.int().min(1).max(2000).default(500),
    dryRun: z.boolean().default(false),
  }),
  environment: { libraryIds: 'ABS_LIBRARY_IDS' },
  async run({ config, use: { shelf }, db, signal, log, now, report, progress }) {
    await assertSupported(shelf, { signal })
    const all = await shelf.libraries.list({ signal })
    const unknown = config.libraryIds.filter((id) => all.every((library) => library.id !== id))
    for (const id of unknown) report.warn(`Audiobookshelf has no library ${id} that this API key may see.`)

    const wanted = all.filter(({ id }) => config.libraryIds.length === 0 || config.libraryIds.includes(id))
    const books = wanted.filter(({ mediaType }) => mediaType === 'book')
    let before = 0
    for (const library of books) {
      let size = 0
      await syncLibrary({
        shelf,
        db,
        library,
        pageSize: config.pageSize,
        dryRun: config.dryRun,
        signal,
        report,
        now,
        onProgress({ done, total }) {
          size = total
          progress({ done: before + done, total: before + total, text: library.name })
        },
      })
      before += size
      log.info('library copied', { library: library.id, items: size })
    }
  },
})
