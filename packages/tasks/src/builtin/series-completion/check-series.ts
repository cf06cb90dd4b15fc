import type { Audible } from '@shelfhand/clients/audible'
import { findMissing, type MissingReport } from '@shelfhand/domain/discovery'
import {
  type BookRecord,
  type Database,
  isDomainError,
  type OwnedSeries,
  recordMissingBooks,
  recordSeriesCheck,
} from '@shelfhand/domain/queries'
import { audibleSeries } from '../../sources/audible-series.ts'
import type { SeriesAnswer, SourceCandidate } from '../../sources/source.ts'
import { ownedAround } from './owned-around.ts'
import type { SeriesResult } from './result.ts'

type Report = MissingReport<BookRecord, SourceCandidate>

/** What {@link checkOneSeries} needs. */
export interface SeriesCheckOptions {
  readonly audible: Audible
  readonly db: Database
  readonly series: OwnedSeries
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
  readonly report: Report
}

/** Compares the owned books of a series with what its source lists, and stores what is missing with the evidence. */
export async function checkOneSeries(options: SeriesCheckOptions): Promise<SeriesCheckResult> {
  const { audible, db, series, now, signal } = options
  const answer = await audibleSeries(audible, questionAbout(series), { signal })
  const report = findMissing(await ownedAround(db, series), answer.candidates, {
    target: { series: series.name },
    language: options.language,
    includeNovellas: options.includeNovellas,
    completeProviders: answer.complete ? [answer.provider] : [],
    asOf: now.toISOString().slice(0, 10),
  })
  // Works, not records: the database counts an owned omnibus as its volumes, and copies of one work once.
  const total = answer.complete ? series.ownedBooks + report.missing.length : null
  if (!options.dryRun) await store(db, options, answer, report, total)
  return {
    id: series.id,
    name: series.name,
    owned: series.ownedBooks,
    total,
    missing: report.missing.map(workOf),
    unknown: report.unknown.map(workOf),
    complete: answer.complete,
    reason: answer.reason,
    report,
  }
}

function questionAbout(series: OwnedSeries) {
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
  report: Report,
  total: number | null,
): Promise<void> {
  const em = db.em()
  await recordMissingBooks(em, {
    seriesId: series.id,
    source: 'SERIES_COMPLETION',
    runId,
    complete: answer.complete,
    now,
    books: report.missing.map((gap) => missingBook(gap, series)),
  })
  const check = { seriesId: series.id, total, checkedAt: now }
  await recordSeriesCheck(em, { ...check, asin: answer.seriesId }).catch((error: unknown) => {
    // Two series of the shelf can be one to the catalogue, when one of them is spelled differently: the id is the other's.
    if (isDomainError(error, 'conflict')) return recordSeriesCheck(db.em(), check)
    throw error
  })
}

function missingBook(gap: Report['missing'][number], series: OwnedSeries) {
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
