import { type Database, getSeries, listSeriesBooks } from '@shelfhand/domain/queries'
import { checkOneSeries, seriesCompletion } from '@shelfhand/tasks/builtin'
import { parseConfig } from '@shelfhand/tasks'
import type { SeriesCheck } from './host.ts'
import type { Services } from './services.ts'

/** No series has more books than this; a larger one would be a mistake of its library. */
const mostBooks = 500

/** Checks one series now, the way the task series-completion does. Null when there is no such series. */
export async function checkSeries(options: {
  readonly db: Database
  readonly services: Services
  readonly config: unknown
  readonly seriesId: number
  readonly signal: AbortSignal
  readonly now: Date
}): Promise<SeriesCheck | null> {
  const { db, seriesId, signal, now } = options
  const [series, books] = await Promise.all([
    getSeries(db.em(), seriesId),
    listSeriesBooks(db.em(), seriesId, { limit: mostBooks }),
  ])
  if (series === null || books === null) return null
  const { language, includeNovellas } = parseConfig(seriesCompletion, options.config)
  const { audible } = options.services.clientsFor(seriesCompletion)
  const result = await checkOneSeries({
    audible,
    db,
    series: { ...series, books: books.items.filter(({ missingSince }) => missingSince === null) },
    language,
    includeNovellas,
    dryRun: false,
    runId: null,
    signal,
    now,
  })
  const work = ({ title, sequence, novella, evidence }: (typeof result.report.missing)[number]) => ({
    title,
    sequence,
    novella,
    evidence: evidence.map(({ code, sentence }) => ({ code, sentence })),
  })
  const percentage = result.total === null ? null : Math.floor((result.owned / Math.max(1, result.total)) * 1000) / 10
  return {
    seriesId,
    name: series.name,
    owned: result.owned,
    total: result.total,
    percentage,
    complete: result.complete,
    missing: result.report.missing.map(work),
    unknown: result.report.unknown.map(work),
    rejected: result.report.rejected.map(({ candidate, reason, evidence }) => ({
      title: candidate.title,
      reason,
      evidence: evidence.map(({ code, sentence }) => ({ code, sentence })),
    })),
  }
}
