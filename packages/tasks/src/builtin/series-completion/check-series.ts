import type { Audible } from '@shelfhand/clients/audible'
import { findMissing, type MissingReport } from '@shelfhand/domain/discovery'
import { type Database, recordMissingBooks, recordSeriesCheck, type SeriesWithBooks } from '@shelfhand/domain/queries'
import { audibleSeries } from '../../sources/audible-series.ts'
import type { SeriesAnswer, SourceCandidate } from '../../sources/source.ts'
import { completionOf } from './outcome.ts'
import type { SeriesResult } from './result.ts'

type Owned = SeriesWithBooks['books'][number]

/** What {@link checkOneSeries} needs. */
export interface SeriesCheckOptions {
  readonly audible: Audible
  readonly db: Database
  readonly series: SeriesWithBooks
  /** ISO 639-1; works in other languages are not missed. */
  readonly language: string
  readonly includeNovellas: boolean
  /** Writes nothing. */
  readonly dryRun: boolean
  readonly runId: number | null
  readonly signal: AbortSignal
  readonly now: Date
}

/** What a check of one series found: counts and works for people, and the report of discovery with its evidence. */
export interface SeriesCheckResult extends SeriesResult {
  readonly report: MissingReport<Owned, SourceCandidate>
}

/** Compares the owned books of a series with what its source lists, and stores what is missing with the evidence. */
export async function checkOneSeries(options: SeriesCheckOptions): Promise<SeriesCheckResult> {
  const { audible, db, series, now, signal } = options
  const answer = await audibleSeries(audible, questionAbout(series), { signal })
  const report = findMissing(series.books, answer.candidates, {
    target: { series: series.name },
    language: options.language,
    includeNovellas: options.includeNovellas,
    completeProviders: answer.complete ? [answer.provider] : [],
    asOf: now.toISOString().slice(0, 10),
  })
  const completion = completionOf(report, series.books, answer.complete)
  if (!options.dryRun) await store(db, options, answer, report, completion)
  return {
    id: series.id,
    name: series.name,
    ...completion,
    missing: report.missing.map(workOf),
    unknown: report.unknown.map(workOf),
    complete: answer.complete,
    reason: answer.reason,
    report,
  }
}

function questionAbout(series: SeriesWithBooks) {
  return {
    name: series.name,
    seriesId: series.asin,
    owned: series.books.map(({ title, authors, asin }) => ({ title, authors: authors.map(({ name }) => name), asin })),
  }
}

async function store(
  db: Database,
  { series, runId, now }: SeriesCheckOptions,
  answer: SeriesAnswer,
  report: MissingReport<Owned, SourceCandidate>,
  completion: { readonly total: number | null },
): Promise<void> {
  const em = db.em()
  await recordMissingBooks(em, {
    seriesId: series.id,
    source: 'SERIES_COMPLETION',
    runId,
    complete: answer.complete,
    at: now,
    books: report.missing.map((gap) => missingBook(gap, series)),
  })
  await recordSeriesCheck(em, {
    seriesId: series.id,
    totalBooks: completion.total,
    checkedAt: now,
    ...(answer.seriesId !== null && { asin: answer.seriesId }),
  })
}

function missingBook(gap: MissingReport<Owned, SourceCandidate>['missing'][number], series: SeriesWithBooks) {
  const [best] = gap.candidates
  return {
    title: gap.title,
    subtitle: gap.subtitle,
    authorName: authorOf(gap.candidates) ?? series.books[0]?.authors[0]?.name ?? null,
    sequence: gap.sequence,
    novella: gap.novella,
    confidence: gap.confidence,
    evidence: gap.evidence,
    sources: gap.candidates.map(({ provider, id, url }) => ({ provider, id, url })),
    isbn: best?.isbn ?? null,
    asin: best?.asin ?? null,
    language: best?.language ?? null,
    publishedDate: best?.publishedDate ?? null,
    runtimeSeconds: best?.durationSeconds ?? null,
    coverUrl: best?.coverUrl ?? null,
  }
}

function authorOf(candidates: readonly SourceCandidate[]): string | null {
  const [author] = candidates.flatMap((candidate) => candidate.authors ?? [])
  return author === undefined ? null : typeof author === 'string' ? author : author.name
}

function workOf({ sequence, title, novella }: { sequence: string | null; title: string; novella: boolean }) {
  return { sequence, title, novella }
}
