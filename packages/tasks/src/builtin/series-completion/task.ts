import { type Database, listSeries, seriesWithOwnedBooks } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { defineTask } from '../../define-task.ts'
import { audible } from '../../services/audible.ts'
import { checkOneSeries } from './check-series.ts'
import type { SeriesResult } from './result.ts'

/** Series named in the result of a run; all are checked and stored, however many. */
const mostListed = 500

/** Finds what is missing from the series on the shelf. */
export const seriesCompletion = defineTask({
  id: 'series-completion',
  description: 'Compares the series on the shelf with the catalogues and stores what is missing',
  type: 'SERIES_COMPLETION',
  schedule: { cron: '0 5 15 * *', timezone: 'UTC' },
  uses: { audible },
  config: z.strictObject({
    /** Series with fewer owned books are left alone. */
    minimumBooks: z.int().min(1).default(2),
    language: z.string().length(2).default('en'),
    includeNovellas: z.boolean().default(true),
    dryRun: z.boolean().default(false),
  }),
  environment: { minimumBooks: 'SERIES_MIN_BOOKS', language: 'SHELFHAND_LANGUAGE' },
  async run({ config, use, db, signal, log, now, report, progress, run }) {
    const results: SeriesResult[] = []
    const total = await countSeries(db, config.minimumBooks)
    let done = 0
    for await (const series of seriesWithOwnedBooks(db.em(), { minimumBooks: config.minimumBooks })) {
      signal.throwIfAborted()
      report.seen()
      progress({ done, total, text: series.name })
      const { report: found, ...result } = await checkOneSeries({
        audible: use.audible,
        db,
        series,
        language: config.language,
        includeNovellas: config.includeNovellas,
        dryRun: config.dryRun,
        runId: run.id,
        signal,
        now: now(),
      })
      done += 1
      progress({ done, total, text: series.name })
      if (results.length < mostListed) results.push(result)
      const item = { title: series.name, link: `/api/series/${series.id}/missing` }
      if (!result.complete) report.skipped('answer_incomplete', { ...item, reason: result.reason ?? 'unknown' })
      else if (result.missing.length > 0) report.changed(item)
      else report.unchanged()
      log.info('series checked', {
        series: series.id,
        missing: found.missing.length,
        unknown: found.unknown.length,
        rejected: found.rejected.length,
      })
    }
    report.result({ checkedAt: now().toISOString(), series: results })
  },
})

async function countSeries(db: Database, minimumBooks: number): Promise<number> {
  let count = 0
  let cursor: string | null = null
  do {
    const page = await listSeries(db.em(), { limit: 500, cursor })
    count += page.items.filter(({ ownedBooks }) => ownedBooks >= minimumBooks).length
    cursor = page.nextCursor
  } while (cursor !== null)
  return count
}
