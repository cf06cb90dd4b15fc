import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type CorrectionSource, correctionSources } from '../entities/index.ts'
import { read } from './store.ts'

/** How complete the metadata of active books is, and how it was corrected. */
export interface MetadataStatistics {
  readonly books: number
  /** Percent; null without books. */
  readonly averageCompleteness: number | null
  readonly bands: Readonly<Record<'100' | '80-99' | '50-79' | '0-49', number>>
  /** How many books lack each field. */
  readonly lacking: Readonly<Record<string, number>>
  readonly corrections: number
  readonly correctionsBySource: Readonly<Record<CorrectionSource, number>>
  readonly correctionsLast7Days: number
  readonly reverted: number
}

/** The columns that are counted when they are empty, by the name of the field. */
const countedFields = {
  subtitle: sql`subtitle is null`,
  publisher: sql`publisher is null`,
  publishedYear: sql`published_year is null`,
  language: sql`language is null`,
  description: sql`description is null`,
  isbn: sql`isbn is null`,
  asin: sql`asin is null`,
  coverUrl: sql`cover_url is null`,
  durationSeconds: sql`duration_seconds is null`,
  genres: sql`genres = '[]'`,
  narrators: sql`narrators = '[]'`,
}

/** Reads every active book and correction once: a report, not for a page that is shown all the time. */
export function metadataStatistics(em: EntityManager, input: { now: Date }): Promise<MetadataStatistics> {
  return read(em, async (store) => {
    const lacking = Object.entries(countedFields).map(
      ([field, empty]) => sql`sum(case when ${empty} then 1 else 0 end) as ${sql.id(field)}`,
    )
    const books = await sql<Record<string, number | string | null>>`
      select count(*) as books, avg(metadata_completeness) as average,
        sum(case when metadata_completeness = 100 then 1 else 0 end) as full_band,
        sum(case when metadata_completeness between 80 and 99 then 1 else 0 end) as high_band,
        sum(case when metadata_completeness between 50 and 79 then 1 else 0 end) as middle_band,
        sum(case when metadata_completeness < 50 then 1 else 0 end) as low_band, ${sql.join(lacking)}
      from book where status = 'active'`.execute(store.db)
    const weekAgo = store.moment(new Date(input.now.getTime() - 7 * 86_400_000))
    const corrections = await sql<{
      source: CorrectionSource
      count: number | string
      recent: number | string
      reverted: number | string
    }>`
      select source, count(*) as count, sum(case when created_at >= ${weekAgo} then 1 else 0 end) as recent,
        sum(case when reverted_at is not null then 1 else 0 end) as reverted
      from metadata_correction group by source`.execute(store.db)
    const row = books.rows[0] ?? {}
    const of = (name: string) => Number(row[name] ?? 0)
    const sum = (name: 'count' | 'recent' | 'reverted') =>
      corrections.rows.reduce((total, one) => total + Number(one[name]), 0)
    const bySource = new Map(corrections.rows.map((one) => [one.source, Number(one.count)]))
    return {
      books: of('books'),
      averageCompleteness: row['average'] == null ? null : Math.round(Number(row['average']) * 10) / 10,
      bands: { '100': of('full_band'), '80-99': of('high_band'), '50-79': of('middle_band'), '0-49': of('low_band') },
      lacking: Object.fromEntries(Object.keys(countedFields).map((field) => [field, of(field)])),
      corrections: sum('count'),
      correctionsBySource: Object.fromEntries(
        correctionSources.map((source) => [source, bySource.get(source) ?? 0]),
      ) as Record<CorrectionSource, number>,
      correctionsLast7Days: sum('recent'),
      reverted: sum('reverted'),
    }
  })
}
